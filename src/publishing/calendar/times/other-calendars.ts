/** Calendars that offices live by, beside the Gregorian one of every time here. */
const calendars = [
  { name: 'Solar Hijri', id: 'persian' },
  { name: 'Hijri', id: 'islamic-umalqura' },
  { name: 'Buddhist', id: 'buddhist' },
  { name: 'Hebrew', id: 'hebrew' },
  { name: 'Indian national', id: 'indian' },
  { name: 'Minguo', id: 'roc' },
] as const

/** Calendars that Intl does not know: their year, less the Gregorian one, before and after their new year in April. */
const counted = [
  { name: 'Bengali', ahead: [-594, -593] },
  { name: 'Nepali', ahead: [56, 57] },
] as const

/** How far from now a year may lie and still be meant, in years. */
const near = 2

/** The calendar in which a year is about now; undefined where it is in none that we know. */
export function calendarOfYear(year: number, now: Date): string | undefined {
  const known = calendars.find(({ id }) => Math.abs(year - yearIn(id, now)) <= near)
  const gregorian = now.getUTCFullYear()
  const other = counted.find(({ ahead }) => ahead.some(years => Math.abs(year - gregorian - years) <= near))
  return known?.name ?? other?.name
}

function yearIn(calendar: string, now: Date): number {
  const format = new Intl.DateTimeFormat('en-u-nu-latn', { calendar, year: 'numeric', timeZone: 'UTC' })
  // "1405 AP", "115 Minguo": the era stands beside the number.
  return Number(/\d+/.exec(format.format(now))?.[0])
}
