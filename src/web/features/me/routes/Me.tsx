import { useTranslation } from 'react-i18next'
import { laterPart } from '../../../shared/page/later-part.tsx'
import { Page } from '../../../shared/page/Page.tsx'
import { useMay } from '../../../shared/session/may.ts'
import { useSession } from '../../../shared/session/session.ts'
import { Ltr } from '../../../shared/text/Ltr.tsx'
import { ScreensCard } from '../parts/ScreensCard.tsx'
import classes from './Me.module.css'

const NameCard = laterPart(() => import('../parts/NameCard.tsx').then(part => part.NameCard), 140)
const SessionsCard = laterPart(() => import('../parts/SessionsCard.tsx').then(part => part.SessionsCard), 160)
const SecondFactorCard = laterPart(
  () => import('../parts/SecondFactorCard.tsx').then(part => part.SecondFactorCard),
  120,
)
const PasskeysCard = laterPart(() => import('../parts/PasskeysCard.tsx').then(part => part.PasskeysCard), 120)
const PasswordCard = laterPart(() => import('../parts/PasswordCard.tsx').then(part => part.PasswordCard), 120)
const KeysCard = laterPart(() => import('../parts/KeysCard.tsx').then(part => part.KeysCard), 120)
const FeedCard = laterPart(() => import('../parts/FeedCard.tsx').then(part => part.FeedCard), 120)
const NotificationsCard = laterPart(
  () => import('../parts/NotificationsCard.tsx').then(part => part.NotificationsCard),
  320,
)

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
