import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { LoadingRows } from '../../../shared/feedback/LoadingRows.tsx'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { Card } from '../../../shared/page/Card.tsx'
import { usePreferences } from '../../../shared/session/session.ts'
import { useNumbers } from '../../../shared/times/numbers.ts'
import { useChoose, useNotificationChoices } from '../api/notification-choices.ts'
import { ChoiceRow } from './ChoiceRow.tsx'
import classes from './Me.module.css'

/** What reaches the person in the app and by mail; a choice takes effect at once. */
export function NotificationsCard() {
  const { t } = useTranslation()
  const number = useNumbers()
  const { timeZone } = usePreferences()
  const { data, error, refetch } = useNotificationChoices()
  const { mutate: choose, error: refusal } = useChoose()
  const zone = data?.digest?.timeZone ?? timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  const hours = Array.from({ length: 24 }, (_, hour) => hour)
  return (
    <Card title={t('me.notifications')} isList>
      {error && !data && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingRows rows={6} />}
      {refusal && <ProblemAlert problem={refusal} title={t('forms.notSaved')} />}
      {data && (
        <>
          <div className={classes.kind}>
            <label htmlFor="digest-hour">{t('me.digestAt')}</label>
            <span />
            <NativeSelect
              id="digest-hour"
              value={data.digest === null ? '' : String(data.digest.hour)}
              data={[
                { value: '', label: t('me.noDigest') },
                ...hours.map(hour => ({
                  value: String(hour),
                  label: `${number(hour, { minimumIntegerDigits: 2 })}:${number(0, { minimumIntegerDigits: 2 })} ${zone}`,
                })),
              ]}
              onChange={event => {
                const { value } = event.currentTarget
                choose({ digest: value === '' ? null : { hour: Number(value), timeZone: zone } })
              }}
            />
          </div>
          {data.kinds.map(kind => (
            <ChoiceRow key={kind.kind} choice={kind} onChange={change => choose({ kinds: [change] })} />
          ))}
        </>
      )}
    </Card>
  )
}
