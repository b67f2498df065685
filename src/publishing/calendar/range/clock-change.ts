import { DateTime } from 'luxon'
import { localText } from '../times/planned-time.ts'

/** The clocks change on that day: `at` is the moment (UTC); local times from `from` up to `to` are skipped or come twice. */
export interface ClockChange {
  kind: 'skipped' | 'repeated'
  at: Date
  from: string
  to: string
}

/** What happens to the clocks of a zone on a day; null on nearly all. */
export function clockChangeOn(day: DateTime, zone: string): ClockChange | null {
  const start = DateTime.fromObject({ year: day.year, month: day.month, day: day.day }, { zone })
  const end = start.plus({ days: 1 })
  if (start.offset === end.offset) return null
  let early = start.toMillis()
  let late = end.toMillis()
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2)
    if (DateTime.fromMillis(middle, { zone }).offset === start.offset) early = middle
    else late = middle
  }
  const shownBefore = localText(DateTime.fromMillis(late, { zone: 'utc' }).plus({ minutes: start.offset }))
  const shownAfter = localText(DateTime.fromMillis(late, { zone: 'utc' }).plus({ minutes: end.offset }))
  return end.offset > start.offset
    ? { kind: 'skipped', at: new Date(late), from: shownBefore, to: shownAfter }
    : { kind: 'repeated', at: new Date(late), from: shownAfter, to: shownBefore }
}
