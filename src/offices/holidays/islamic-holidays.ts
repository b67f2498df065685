import type { OfficeHoliday } from './holiday.ts'

export interface IslamicHoliday {
  /** Of the Islamic year: 1 is Muharram, 12 is Dhu al-Hijjah. */
  month: number
  day: number
  /** How many days it lasts. */
  days: number
  name: string
}

/**
 * The days of holidays in a Gregorian year by the calendar of Umm al-Qura, which is computed: each country goes by its
 * own sighting of the moon, so all are to be confirmed. An Islamic year is shorter, so a holiday may come twice.
 */
export function islamicHolidays(holidays: readonly IslamicHoliday[], year: number): OfficeHoliday[] {
  const days = Array.from({ length: 366 }, (_, index) => new Date(Date.UTC(year, 0, 1 + index))).filter(
    day => day.getUTCFullYear() === year,
  )
  return days.flatMap(date => {
    const at = islamicDate(date)
    return holidays
      .filter(({ month, day, days }) => at.month === month && at.day >= day && at.day < day + days)
      .map(({ name }) => ({
        day: date.toISOString().slice(0, 10),
        name,
        kind: 'moon' as const,
        toConfirm: true,
      }))
  })
}

function islamicDate(date: Date): { month: number; day: number } {
  const parts = new Map(format.formatToParts(date).map(({ type, value }) => [type, Number(value)]))
  return { month: parts.get('month') ?? 0, day: parts.get('day') ?? 0 }
}

const format = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
  timeZone: 'UTC',
  month: 'numeric',
  day: 'numeric',
})
