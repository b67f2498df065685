import { DateTime } from 'luxon'
import { messageLocale } from '../../../core/languages/registry.ts'
import { withPlainDigits } from '../../../core/text/digits.ts'
import { normalised } from '../../../core/text/windows.ts'
import type { DateOrder } from '../../../core/time/date-order.ts'
import { type ReadDay, readDay } from '../../../core/time/days.ts'

/**
 * A day of the log as YYYY-MM-DD. Where the year comes last, the order that the import names decides which is the day, or
 * that one of the two is above 12; `05/08/2026` without an order is refused with both readings.
 */
export function readLogDay(written: string, order?: DateOrder): ReadDay {
  const text = withPlainDigits(normalised(written, 'NFKC'))
    .replace(/[\p{Cf}\s]/gu, '')
    .replace(/[‐-―−]/g, '-')
  const [, first = '', separator = '', second = '', year = ''] =
    /^(\d{1,2})([-/.])(\d{1,2})\2(\d{2}|\d{4})$/.exec(text) ?? []
  if (separator === '') return readDay(written)
  if (year.length === 2)
    return { ok: false, reason: 'its year has two digits; give a real day as YYYY-MM-DD' }
  const readings = {
    dmy: readDay(`${year}-${second}-${first}`),
    mdy: readDay(`${year}-${first}-${second}`),
  }
  if (order) return readings[order]
  const { dmy, mdy } = readings
  if (!dmy.ok || !mdy.ok) return dmy.ok ? dmy : mdy
  if (dmy.day === mdy.day) return dmy
  const reason = `it may be ${longForm(dmy.day)} or ${longForm(mdy.day)}; import it with the order of its dates, "dmy" or "mdy", or write days as YYYY-MM-DD`
  return { ok: false, reason }
}

/** `5 August 2026`. */
function longForm(day: string): string {
  return DateTime.fromISO(day, { locale: messageLocale }).toFormat('d LLLL yyyy')
}
