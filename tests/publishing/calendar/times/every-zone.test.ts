import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import { checkExplicitTime, nextFreeSlot } from '../../../../src/publishing/calendar/times/plan.ts'
import { buildChannel, buildOffice, everyDayAt, plannedOf } from './build-plan.ts'

interface Change {
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

// Zones that have changed their clocks alike since 2024 are tried once.
const changes = oneOfEach(Intl.supportedValuesOf('timeZone').map(changesOf)).flat()

describe('every change of clocks in every zone, 2024 to 2030', () => {
  it('is known to this machine', () => {
    expect(changes.length).toBeGreaterThan(200)
  })

  it('never lets a slot fall before now, nor before its own wall-clock time', { timeout: 60_000 }, () => {
    for (const change of changes) {
      for (const wall of wallTimesAround(change)) {
        const now = new Date(change.at - 5 * 3_600_000)
        const planned = plannedOf(
          nextFreeSlot({
            now,
            office: buildOffice({ timeZone: change.zone, workingDays: [1, 2, 3, 4, 5, 6, 7] }),
            channel: buildChannel({ slots: everyDayAt(wall.slice(11)) }),
            taken: [],
          }),
        )
        expect(planned.dueAt.getTime(), `${change.zone} ${wall}`).toBeGreaterThanOrEqual(now.getTime())
        if (planned.local.slice(11) !== wall.slice(11)) {
          expect(planned.notes.join(' '), `${change.zone} ${wall}`).toContain(
            `The clocks skip ${wall.slice(11)}`,
          )
          expect(planned.dueAt.getTime(), `${change.zone} ${wall}`).toBe(change.at)
        }
      }
    }
  })

  it('never lets an explicit time be guessed', { timeout: 60_000 }, () => {
    for (const change of changes) {
      for (const at of wallTimesAround(change)) {
        const result = checkExplicitTime({
          at,
          now: new Date(change.at - 2 * week),
          office: buildOffice({ timeZone: change.zone }),
          channel: buildChannel(),
          taken: [],
        })
        const moments = momentsShowing(at, change)
        const outcome = result.ok ? [result.value.dueAt.getTime()] : result.failure.type
        const expected =
          moments.length === 1 ? moments : moments.length === 0 ? 'skipped-time' : 'repeated-time'
        expect(outcome, `${change.zone} ${at}`).toEqual(expected)
      }
    }
  })
})

function changesOf(zone: string): Change[] {
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

function oneOfEach(zones: Change[][]): Change[][] {
  return [
    ...new Map(
      zones.map(found => [JSON.stringify(found.map(({ zone: _, ...rest }) => rest)), found]),
    ).values(),
  ]
}

/** Local times just before, at, inside and just after the stretch that the change skips or repeats. */
function wallTimesAround({ at, before, after }: Change): string[] {
  const low = at + Math.min(before, after) * 60_000
  const high = at + Math.max(before, after) * 60_000
  const minute = 60_000
  return [low - minute, low, (low + high) / 2, high - minute, high].map(time =>
    DateTime.fromMillis(time, { zone: 'utc' }).toFormat("yyyy-MM-dd'T'HH:mm"),
  )
}

/** The moments around a change whose clocks show `at`, worked out from the two offsets alone. */
function momentsShowing(at: string, change: Change): number[] {
  const asUtc = Date.parse(`${at}Z`)
  const early = asUtc - change.before * 60_000
  const late = asUtc - change.after * 60_000
  return [...(early < change.at ? [early] : []), ...(late >= change.at ? [late] : [])]
}
