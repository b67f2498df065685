const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** A day of the calendar as the server says it, "Sunday 28 March 2027" or "28 March 2027", in UTC; undefined where there is no such day. */
export function dayOf(spoken: string): Date | undefined {
  const [year, month = '', day] = spoken.split(' ').toReversed()
  const at = new Date(Date.UTC(Number(year), months.indexOf(month), Number(day)))
  const isThatDay = at.getUTCFullYear() === Number(year) && at.getUTCDate() === Number(day)
  return months.includes(month) && isThatDay ? at : undefined
}

/** A day in UTC with this weekday, "Friday"; undefined where it is none. */
export function weekdayOf(spoken: string): Date | undefined {
  // 1 January 2024 was a Monday.
  return weekdays.includes(spoken) ? new Date(Date.UTC(2024, 0, 1 + weekdays.indexOf(spoken))) : undefined
}

/** "27 November 2026 10:30 UTC" or a moment in ISO 8601; undefined where it is neither. */
export function momentOf(spoken: string): Date | undefined {
  const [, day = '', time = ''] = /^(.+) (\d\d:\d\d) UTC$/.exec(spoken) ?? []
  const at = day
    ? new Date((dayOf(day)?.getTime() ?? Number.NaN) + minutesOf(time) * 60_000)
    : new Date(spoken)
  return Number.isNaN(at.getTime()) ? undefined : at
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
