import { useTranslation } from 'react-i18next'
import type { Channel } from '../../../../shared/channels/channels.ts'
import { useOffice } from '../../../../shared/offices/offices.ts'
import { useNow } from '../../../../shared/times/clock.ts'
import { shortDay } from '../../../../shared/times/format.ts'
import { useLocale } from '../../../../shared/times/locale.ts'
import classes from './ChannelsCard.module.css'

const weekMs = 7 * 24 * 60 * 60 * 1_000

/** Said of a channel that is stopped, or whose access ends within a week. */
export function AccessEnds({ channel }: { channel: Channel | undefined }) {
  const { t } = useTranslation()
  const now = useNow()
  const locale = useLocale()
  const zone = useOffice(channel?.officeId)?.timeZone ?? 'UTC'
  const endsAt = channel?.accessEndsAt
  if (channel?.stopped)
    return (
      <span className={classes.result} data-tone="failed">
        {t('posts.stopped')}
      </span>
    )
  if (!endsAt || new Date(endsAt).getTime() > now + weekMs) return null
  return (
    <span className={classes.result} data-tone="warning">
      {t('posts.accessEnds', { day: shortDay(endsAt, zone, locale, new Date(now)) })}
    </span>
  )
}
