import fc from 'fast-check'
import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import { DatelineError } from '../../../../src/core/errors/errors.ts'
import { timeFor, type WishedTime } from '../../../../src/publishing/calendar/choose-times.ts'
import { wallClockOf } from '../../../../src/publishing/calendar/range/wall-clock-of.ts'
import { onOtherDay } from '../../../../src/publishing/calendar/times/other-day.ts'
import { runsOf } from '../../../factories/depth.ts'
import { buildChannel, buildOffice } from './build-plan.ts'
import { changesOf } from './clock-changes.ts'

const zones = Intl.supportedValuesOf('timeZone')
const minute = 60_000
const day = 1_440 * minute
const from = Date.UTC(2024, 0, 2)
const to = Date.UTC(2030, 11, 30)

const changes = new Map<string, number[]>()
function changeMoments(zone: string): number[] {
  const known = changes.get(zone) ?? changesOf(zone).map(change => change.at)
  changes.set(zone, known)
  return known
}

/** A zone and a moment of 2024 to 2030, whole minutes: in half of the runs within two hours of a change of its clocks. */
const zonedMoments = fc
  .tuple(
    fc.constantFrom(...zones),
    fc.integer({ min: from / minute, max: to / minute }),
    fc.nat(),
    fc.integer({ min: -120, max: 120 }),
  )
  .map(([zone, anywhere, pick, beside]) => {
    const near = changeMoments(zone)
    const change = near[pick % (2 * near.length || 1)]
    return { zone, moment: new Date(change === undefined ? anywhere * minute : change + beside * minute) }
  })

describe('a post that is moved to a local time, in every zone from 2024 to 2030', () => {
  it('lands on that wall clock, or is refused with both readings, each of which can be had', {
    timeout: 120_000,
  }, () => {
    fc.assert(
      fc.property(zonedMoments, fc.integer({ min: -90, max: 90 }), ({ zone, moment }, minutesOff) => {
        // The clock of a moment nearby, and so also local times that the clocks skip.
        const { local } = wallClockOf(zone, moment)
        const at = DateTime.fromISO(local, { zone: 'utc' })
          .plus({ minutes: minutesOff })
          .toFormat("yyyy-MM-dd'T'HH:mm")
        const found = move(zone, moment, { at })
        if ('dueAt' in found) {
          expect(shownIn(zone, found.dueAt)).toBe(at)
          return
        }
        expect(['skipped-time', 'repeated-time']).toContain(found.code)
        expect(found.choices).toHaveLength(2)
        for (const choice of found.choices) {
          const again = move(zone, moment, { at: choice.at, offset: choice.offset })
          expect(again).toMatchObject({ dueAt: new Date(choice.instant) })
          expect(shownIn(zone, new Date(choice.instant))).toBe(choice.at)
        }
      }),
      { numRuns: runsOf(5_000) },
    )
  })

  it('keeps its wall clock when it is shifted by days, or is refused with both readings', {
    timeout: 120_000,
  }, () => {
    fc.assert(
      fc.property(zonedMoments, fc.integer({ min: -40, max: 40 }), ({ zone, moment }, days) => {
        const before = shownIn(zone, moment)
        const result = onOtherDay(DateTime.fromJSDate(moment, { zone }), days)
        const wanted = DateTime.fromISO(before, { zone: 'utc' }).plus({ days }).toFormat("yyyy-MM-dd'T'HH:mm")
        if (result.ok) {
          expect(shownIn(zone, result.value.toJSDate())).toBe(wanted)
          expect(Math.abs(result.value.toMillis() - moment.getTime() - days * day)).toBeLessThanOrEqual(day)
        } else {
          expect(result.failure).toMatchObject({
            type: expect.stringMatching(/^(skipped|repeated)-time$/),
            choices: [expect.anything(), expect.anything()],
          })
        }
      }),
      { numRuns: runsOf(5_000) },
    )
  })

  it('is shown on a calendar as its clocks show it', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(zonedMoments, ({ zone, moment }) => {
        expect(wallClockOf(zone, moment)).toEqual({
          local: shownIn(zone, moment),
          offset: DateTime.fromJSDate(moment, { zone }).toFormat('ZZ'),
        })
      }),
      { numRuns: runsOf(5_000) },
    )
  })
})

type Moved = { dueAt: Date } | { code: string; choices: { at: string; offset: string; instant: string }[] }

function move(zone: string, near: Date, wish: WishedTime): Moved {
  const shared = {
    now: new Date(near.getTime() - 60 * day),
    office: buildOffice({ timeZone: zone }),
    channel: buildChannel(),
    taken: [],
  }
  try {
    return { dueAt: timeFor(wish, shared).dueAt }
  } catch (thrown) {
    if (!(thrown instanceof DatelineError)) throw thrown
    return {
      code: thrown.code,
      choices: thrown.data['choices'] as { at: string; offset: string; instant: string }[],
    }
  }
}

/** By the platform itself. */
const shown = new Map<string, Intl.DateTimeFormat>()
function shownIn(zone: string, moment: Date): string {
  const format =
    shown.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
  shown.set(zone, format)
  return format.format(moment).replace(' ', 'T')
}
