import { Link, useLocation, useMatch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useChosenOffices } from '../../../../shared/offices/chosen-offices.ts'
import { usePageTitle } from '../../../../shared/page/page-title.ts'
import { useSession } from '../../../../shared/session/session.ts'
import { useNow } from '../../../../shared/times/clock.ts'
import { longDay } from '../../../../shared/times/format.ts'
import { useLocale } from '../../../../shared/times/locale.ts'
import { sectionOf } from '../../navigation.ts'
import { Bell } from '../notifications/Bell.tsx'
import { SearchButton } from '../search/SearchButton.tsx'
import { StopButton } from '../stop/StopButton.tsx'
import { ConnectionChip } from './ConnectionChip.tsx'
import classes from './Header.module.css'

/** On wide screens: where one is, search, Stop, bell. */
export function Header({ isLive }: { isLive: boolean }) {
  const { t } = useTranslation()
  const { title } = usePageTitle()
  const section = sectionOf(useSession(), useLocation({ select: ({ pathname }) => pathname }))
  const isToday = useMatch({ from: '/frame/', shouldThrow: false }) !== undefined
  const now = new Date(useNow())
  const locale = useLocale()
  const zone = useChosenOffices()[0]?.timeZone ?? 'UTC'
  return (
    <div className={classes.header}>
      <p className={classes.title}>
        {section && t(`frame.to.${section.word}`) !== title && (
          <>
            <Link to={section.to} className={classes.section}>
              {t(`frame.to.${section.word}`)}
            </Link>
            <span aria-hidden> / </span>
          </>
        )}
        {isToday ? longDay(now, zone, locale) : <bdi>{title}</bdi>}
      </p>
      <ConnectionChip isLive={isLive} />
      <SearchButton />
      <StopButton />
      <Bell />
    </div>
  )
}
