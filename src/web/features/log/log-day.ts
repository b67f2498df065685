import { useNow } from '../../shared/times/clock.ts'
import { shortDay } from '../../shared/times/format.ts'
import { useLocale } from '../../shared/times/locale.ts'

/** A day of the log, "Thu 26 Nov": a day of the office, whatever the clock here says. */
export function useLogDay(): (day: string) => string {
  const locale = useLocale()
  const now = new Date(useNow())
  return day => shortDay(`${day}T12:00:00Z`, 'UTC', locale, now)
}
