import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import { checkExplicitTime, nextFreeSlot } from '../../../../src/publishing/calendar/times/plan.ts'
import { buildChannel, buildOffice, everyDayAt, plannedOf } from './build-plan.ts'
import { type Change, changesOf } from './clock-changes.ts'

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
