import { DateTime } from 'luxon'

/** A wall-clock time without a zone. Month and day count from 1. */
export interface WallClock {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
}

/** What a wall-clock time means in a zone: one moment, two (clocks went back over it), or none (they jumped over it). */
export type Meaning =
  | { kind: 'once'; moment: DateTime }
  | { kind: 'repeated'; first: DateTime; second: DateTime }
  /** `before` is the last minute that the clock shows ahead of the jump, `after` the first moment behind it. */
  | { kind: 'skipped'; before: DateTime; after: DateTime }

/**
 * The moments at which clocks in `zone` show `wall`. Luxon resolves both odd cases without a word (a skipped time
 * moves on by the length of the jump; a repeated one may be the second), so every offset that is in force around
 * the time is tried instead.
 */
export function meaningOf(wall: WallClock, zone: string): Meaning {
  const asUtc = asIfUtc(wall)
  const moments = offsetsAround(asUtc, zone)
    .map(offset => DateTime.fromMillis(asUtc - offset * 60_000, { zone }))
    .filter(moment => shows(moment, wall))
    .sort((a, b) => a.toMillis() - b.toMillis())
  const [first, second] = moments
  if (first && second) return { kind: 'repeated', first, second }
  if (first) return { kind: 'once', moment: first }
  const after = jumpAfter(asUtc, zone)
  return { kind: 'skipped', before: after.minus({ minutes: 1 }), after }
}

/** Not by Date.UTC, which takes the years 0 to 99 for 1900 to 1999. */
function asIfUtc({ year, month, day, hour, minute, second }: WallClock): number {
  return DateTime.utc(year, month, day, hour, minute, second).toMillis()
}

/** Offsets reach from −12 h to +14 h, so a day and a bit to either side sees every offset that could apply. */
const reach = 26 * 3_600_000

function offsetsAround(asUtc: number, zone: string): number[] {
  const offsets = [asUtc - reach, asUtc - reach / 2, asUtc, asUtc + reach / 2, asUtc + reach].map(
    at => DateTime.fromMillis(at, { zone }).offset,
  )
  return [...new Set(offsets)]
}

function shows(moment: DateTime, wall: WallClock): boolean {
  return (
    moment.year === wall.year &&
    moment.month === wall.month &&
    moment.day === wall.day &&
    moment.hour === wall.hour &&
    moment.minute === wall.minute &&
    moment.second === wall.second
  )
}

/** The first moment whose wall clock is at or past the skipped one, found by halving. */
function jumpAfter(asUtc: number, zone: string): DateTime {
  const shown = (at: number) => at + DateTime.fromMillis(at, { zone }).offset * 60_000
  let early = asUtc - reach
  let late = asUtc + reach
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2)
    if (shown(middle) >= asUtc) late = middle
    else early = middle
  }
  return DateTime.fromMillis(late, { zone })
}
