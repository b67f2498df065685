import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { Card } from '../../../shared/page/Card.tsx'
import { Ltr } from '../../../shared/text/Ltr.tsx'
import { longDay } from '../../../shared/times/format.ts'
import { useLocale } from '../../../shared/times/locale.ts'
import { useEditKeys, useKeys } from '../api/keys.ts'
import classes from './Me.module.css'
import { NewKey } from './NewKey.tsx'

/** API keys of the person. */
export function KeysCard() {
  const { t } = useTranslation()
  const locale = useLocale()
  const { data, error, refetch } = useKeys()
  const { revoke } = useEditKeys()
  return (
    <Card title={t('me.keys')}>
      <div className={classes.fields}>
        <p className={classes.lead}>{t('me.keysLead')}</p>
        {!data && error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
        <ul className={classes.list}>
          {data?.items.map(({ id, name, start, expiresAt, scopes }) => (
            <li key={id} className={classes.line}>
              <span className={classes.words}>
                <span>
                  <bdi>{name}</bdi> <Ltr>{start}…</Ltr>
                </span>
                <span className={classes.lead}>
                  <Ltr>{scopes?.join(', ')}</Ltr>
                  {expiresAt && ` · ${t('me.expires', { day: longDay(expiresAt, 'UTC', locale) })}`}
                </span>
              </span>
              <Button size="xs" variant="default" onClick={() => revoke.mutate(id)}>
                {t('me.revoke')}
              </Button>
            </li>
          ))}
        </ul>
        {revoke.error && <ProblemAlert problem={revoke.error} title={t('forms.notSaved')} />}
        <NewKey />
      </div>
    </Card>
  )
}
