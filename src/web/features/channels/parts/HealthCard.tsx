import { useTranslation } from 'react-i18next'
import { LoadingRows } from '../../../shared/feedback/LoadingRows.tsx'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { Card } from '../../../shared/page/Card.tsx'
import { Reason } from '../../../shared/reasons/Reason.tsx'
import { OfficeTime } from '../../../shared/times/OfficeTime.tsx'
import type { ChannelDetail } from '../api/channel.ts'
import { type Finding, useHealth } from '../api/health.ts'
import classes from './HealthCard.module.css'

const tones = {
  readable: 'good',
  connected: 'good',
  limited: 'warning',
  unreadable: 'warning',
  'needs-reconnect': 'failed',
  disconnected: 'draft',
} as const satisfies Record<Finding['found'], string>

/** What was found of the channel, newest first. */
export function HealthCard({ channel }: { channel: ChannelDetail }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useHealth(channel.id)
  return (
    <Card title={t('channels.health')} isList>
      {error && !data && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingRows rows={3} />}
      {data?.items.length === 0 && <p className={classes.none}>{t('channels.noHealth')}</p>}
      <ul className={classes.list}>
        {data?.items.map(({ id, at, found, how, by, reason }) => (
          <li key={id} className={classes.row} data-tone={tones[found]}>
            <span className={classes.found}>{t(`channels.found.${found}`)}</span>
            <span className={classes.meta}>
              {by ? <bdi>{by.name}</bdi> : t(`channels.how.${how}`)} ·{' '}
              <OfficeTime at={at} officeId={channel.officeId} withDay />
            </span>
            {reason && <Reason text={reason} className={classes.meta} />}
          </li>
        ))}
      </ul>
    </Card>
  )
}
