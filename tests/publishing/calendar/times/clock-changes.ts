import { DateTime } from 'luxon'

/** A change of the clocks of a zone. */
export interface Change {
  zone: string
  /** The first moment of the new offset, UTC milliseconds. */
  at: number
  /** Minutes ahead of UTC. */
  before: number
  after: number
}

const from = Date.UTC(2024, 0, 1)
const to = Date.UTC(2031, 0, 1)
const week = 7 * 86_400_000

/** Every change of the clocks of a zone from 2024 to 2030. */
export function changesOf(zone: string): Change[] {
  const found: Change[] = []
  const offset = (at: number) => DateTime.fromMillis(at, { zone }).offset
  let before = offset(from)
  for (let end = from + week; end < to; end += week) {
    const after = offset(end)
    if (after !== before)
      found.push({ zone, at: turningPoint(end - week, end, before, offset), before, after })
    before = after
  }
  return found
}

function turningPoint(start: number, end: number, before: number, offset: (at: number) => number): number {
  let early = start
  let late = end
  while (late - early > 60_000) {
    const middle = Math.floor((early + late) / 2 / 60_000) * 60_000
    if (offset(middle) === before) early = middle
    else late = middle
  }
  return late
}
