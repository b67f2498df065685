import { Outlet } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSendWaiting } from '../../features/log/use-send-waiting.ts'
import { useLive } from '../../shared/api/use-live.ts'
import classes from './Frame.module.css'
import { useFollowPreferences } from './follow-preferences.ts'
import { BottomBar } from './parts/bars/BottomBar.tsx'
import { Header } from './parts/bars/Header.tsx'
import { PracticeBand } from './parts/bars/PracticeBand.tsx'
import { SideBar } from './parts/bars/SideBar.tsx'
import { TopBar } from './parts/bars/TopBar.tsx'
import { SessionEnd } from './parts/session/SessionEnd.tsx'
import { StopBand } from './parts/stop/StopBand.tsx'

/** Around every page: on wide screens a side bar and a header, on telephones a bar above and one below. */
export function Frame() {
  const { t } = useTranslation()
  useFollowPreferences()
  useSendWaiting()
  const isLive = useLive()
  return (
    <div className={classes.frame}>
      <a href="#main" className={classes.skip}>
        {t('frame.skip')}
      </a>
      <aside className={classes.side}>
        <SideBar />
      </aside>
      <header className={classes.top}>
        <Header isLive={isLive} />
        <TopBar isLive={isLive} />
      </header>
      <main id="main" tabIndex={-1} className={classes.main}>
        <PracticeBand />
        <StopBand />
        <div className={classes.content}>
          <Outlet />
        </div>
      </main>
      <BottomBar />
      <SessionEnd />
    </div>
  )
}
