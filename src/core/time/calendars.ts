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

/** The calendars in which a year lies between two moments, both included; none where it is in none that we know. */
export function calendarsOfYear(year: number, from: Date, to: Date): string[] {
  const known = calendars.filter(({ id }) => year >= yearIn(id, from) && year <= yearIn(id, to))
  const other = counted.filter(
    ({ ahead: [least, most] }) => year >= from.getUTCFullYear() + least && year <= to.getUTCFullYear() + most,
  )
  return [...known, ...other].map(({ name }) => name)
}

function yearIn(calendar: string, moment: Date): number {
  const format = new Intl.DateTimeFormat('en-u-nu-latn', { calendar, year: 'numeric', timeZone: 'UTC' })
  // "1405 AP", "115 Minguo": the era stands beside the number.
  return Number(/\d+/.exec(format.format(moment))?.[0])
}
