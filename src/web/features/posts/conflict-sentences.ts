import { useTranslation } from 'react-i18next'
import { useOfficeNames } from '../../shared/offices/office-name.ts'
import { useOffice } from '../../shared/offices/offices.ts'
import { useNow } from '../../shared/times/clock.ts'
import { clockTime, shortDay } from '../../shared/times/format.ts'
import { useLocale } from '../../shared/times/locale.ts'

interface Planned {
  dueAt: string
  conflicts: readonly { kind: ConflictKind }[]
}
type ConflictKind =
  | 'past'
  | 'quiet-hours'
  | 'holiday'
  | 'day-off'
  | 'too-close'
  | 'slot-taken'
  | 'daily-cap'
  | 'same-text'

/** The rules that a time breaks, each as a sentence in the reader's language. */
export function useConflictSentences(officeId: string): (planned: Planned, channel: string) => string[] {
  const { t } = useTranslation()
  const place = useOfficeNames()(officeId)
  const zone = useOffice(officeId)?.timeZone ?? 'UTC'
  const locale = useLocale()
  const now = useNow()
  return ({ dueAt, conflicts }, channel) => {
    const day = shortDay(dueAt, zone, locale, new Date(now))
    const time = clockTime(dueAt, zone, locale)
    return conflicts.map(({ kind }) => t(`posts.conflict.${kind}`, { day, time, place, channel }))
  }
}
