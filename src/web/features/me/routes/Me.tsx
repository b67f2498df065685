import { useTranslation } from 'react-i18next'
import { Page } from '../../../shared/page/Page.tsx'
import { useMay } from '../../../shared/session/may.ts'
import { useSession } from '../../../shared/session/session.ts'
import { Ltr } from '../../../shared/text/Ltr.tsx'
import { FeedCard } from '../parts/FeedCard.tsx'
import { KeysCard } from '../parts/KeysCard.tsx'
import { NameCard } from '../parts/NameCard.tsx'
import { NotificationsCard } from '../parts/NotificationsCard.tsx'
import { PasskeysCard } from '../parts/PasskeysCard.tsx'
import { PasswordCard } from '../parts/PasswordCard.tsx'
import { ScreensCard } from '../parts/ScreensCard.tsx'
import { SecondFactorCard } from '../parts/SecondFactorCard.tsx'
import { SessionsCard } from '../parts/SessionsCard.tsx'
import classes from './Me.module.css'

/** What a person sets for themselves: how the screens look, what reaches them, how they sign in. */
export function Me() {
  const { t } = useTranslation()
  const { email } = useSession()
  const mayHaveFeed = useMay('offices.manage')
  return (
    <Page title={t('me.title')} lead={<Ltr>{email}</Ltr>}>
      <div className={classes.columns}>
        <div className={classes.column}>
          <ScreensCard />
          <NameCard />
          <NotificationsCard />
        </div>
        <div className={classes.column}>
          <SessionsCard />
          <SecondFactorCard />
          <PasskeysCard />
          <PasswordCard />
          <KeysCard />
          {mayHaveFeed && <FeedCard />}
        </div>
      </div>
    </Page>
  )
}
