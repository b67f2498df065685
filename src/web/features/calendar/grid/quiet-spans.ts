import type { Office } from '../../../shared/offices/offices.ts'
import { addDays, weekdayOf } from '../wall-clock.ts'

type QuietTimes = Pick<Office, 'quietHours' | 'quietExceptions'>

/** From and to in minutes after midnight. */
export type Span = readonly [from: number, to: number]

const quarter = 15

/**
 * When no office posts on a day of their own calendars, by the quarter of an hour. A night belongs to the day on which it
 * begins, and an exception takes the place of the usual hours of the nights that begin in it: src/offices/quiet-hours.ts.
 */
export function quietSpans(offices: readonly QuietTimes[], day: string): Span[] {
  if (offices.length === 0) return []
  const ofEach = offices.map(office => [
    ...windowsOf(office, day, 0),
    ...windowsOf(office, addDays(day, -1), -24 * 60),
  ])
  const spans: Span[] = []
  for (let minute = 0; minute < 24 * 60; minute += quarter) {
    const isQuiet = ofEach.every(windows => windows.some(([from, to]) => from <= minute && minute < to))
    if (!isQuiet) continue
    const last = spans.at(-1)
    if (last?.[1] === minute) spans[spans.length - 1] = [last[0], minute + quarter]
    else spans.push([minute, minute + quarter])
  }
  return spans
}

/** The windows that begin on a day, moved by some minutes. */
function windowsOf({ quietHours, quietExceptions }: QuietTimes, day: string, by: number): Span[] {
  const exception = quietExceptions.find(({ from, until }) => from <= day && day <= until)
  return (exception?.quietHours ?? quietHours)
    .filter(({ weekdays }) => weekdays.includes(weekdayOf(day)))
    .map(({ from, to }) => {
      const [begin, end] = [minutesOf(from), minutesOf(to)]
      return [begin + by, (end <= begin ? end + 24 * 60 : end) + by]
    })
}

function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))
}
