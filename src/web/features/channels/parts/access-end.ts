import { useTranslation } from 'react-i18next'
import type { Channel } from '../../../shared/channels/channels.ts'
import { useOffices } from '../../../shared/offices/offices.ts'
import { useNow } from '../../../shared/times/clock.ts'
import { shortDay } from '../../../shared/times/format.ts'
import { useLocale } from '../../../shared/times/locale.ts'

const nearMs = 14 * 24 * 60 * 60 * 1_000

interface AccessEnd {
  text: string
  /** Within two weeks, or over. */
  isNear: boolean
}

/** When the network's permission to post ends, in words. */
export function useAccessEnd(): (channel: Pick<Channel, 'accessEndsAt' | 'officeId'>) => AccessEnd {
  const { t } = useTranslation()
  const now = useNow()
  const locale = useLocale()
  const offices = useOffices()
  return ({ accessEndsAt, officeId }) => {
    if (accessEndsAt === null) return { text: t('channels.accessStays'), isNear: false }
    const zone = offices.find(({ id }) => id === officeId)?.timeZone ?? 'UTC'
    const day = shortDay(accessEndsAt, zone, locale, new Date(now))
    const left = new Date(accessEndsAt).getTime() - now
    return {
      text: left < 0 ? t('channels.accessEnded', { day }) : t('channels.accessEnds', { day }),
      isNear: left < nearMs,
    }
  }
}
