import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { Card } from '../../../shared/page/Card.tsx'
import { useSecondFactor } from '../api/second-factor.ts'
import { BackupCodes } from './BackupCodes.tsx'
import classes from './Me.module.css'
import { RemoveApp } from './RemoveApp.tsx'
import { SetUpApp } from './SetUpApp.tsx'

/** The authenticator app: setting it up, what is left of the backup codes, removing it. */
export function SecondFactorCard() {
  const { t } = useTranslation()
  const { data, error, refetch } = useSecondFactor()
  const [codes, setCodes] = useState<readonly string[]>([])
  if (!data && error)
    return (
      <Card title={t('me.factor')}>
        <ProblemAlert problem={error} onRetry={() => void refetch()} />
      </Card>
    )
  if (!data) return null
  const lacksAny = data.isForRoles && !data.totp && data.passkeys.length === 0
  return (
    <Card title={t('me.factor')}>
      <div className={classes.fields}>
        <p>{data.totp ? t('me.appOn') : t('me.appOff')}</p>
        {lacksAny && <p className={classes.lead}>{t('me.factorFor')}</p>}
        {codes.length > 0 && <BackupCodes codes={codes} />}
        {data.totp && <p className={classes.lead}>{t('me.codesLeft', { count: data.backupCodesLeft })}</p>}
        {data.totp ? <RemoveApp onCodes={setCodes} /> : <SetUpApp onDone={setCodes} />}
      </div>
    </Card>
  )
}
