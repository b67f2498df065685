import { useOffice } from '../../shared/offices/offices.ts'
import { usePreferences } from '../../shared/session/session.ts'
import { useNow } from '../../shared/times/clock.ts'
import { clockTime, dayIn, offsetIn, shortDay } from '../../shared/times/format.ts'
import { useLocale } from '../../shared/times/locale.ts'

/** A moment on the reader's own clock, with its day where that is another one; undefined where the clocks agree. */
export function useMyTime(officeId: string): (at: string) => string | undefined {
  const zone = useOffice(officeId)?.timeZone ?? 'UTC'
  const { timeZone: own } = usePreferences()
  const locale = useLocale()
  const now = useNow()
  return at => {
    if (!own || offsetIn(at, own) === offsetIn(at, zone)) return undefined
    const time = clockTime(at, own, locale)
    return dayIn(at, own) === dayIn(at, zone) ? time : `${shortDay(at, own, locale, new Date(now))} ${time}`
  }
}
