import fc from 'fast-check'
import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import {
  type QuietException,
  type QuietTimes,
  type QuietWindow,
  quietAt,
} from '../../src/offices/quiet-hours.ts'
import { runsOf } from '../factories/depth.ts'

const everyDay = [1, 2, 3, 4, 5, 6, 7]
const ramadan: QuietException = {
  name: 'Ramadan',
  from: '2027-02-08',
  until: '2027-03-09',
  quietHours: [{ weekdays: everyDay, from: '23:30', to: '05:00' }],
}
const office: QuietTimes = {
  quietHours: [
    { weekdays: everyDay, from: '21:30', to: '07:00' },
    { weekdays: [5], from: '12:00', to: '14:30' },
  ],
  quietExceptions: [ramadan, { name: 'Campaign', from: '2027-05-01', until: '2027-05-02', quietHours: [] }],
}

describe('quiet hours', () => {
  it.each([
    ['begin in the evening', '2027-01-05T21:30', 'usual'],
    ['last over midnight', '2027-01-06T06:59', 'usual'],
    ['end in the morning', '2027-01-06T07:00', 'none'],
    ['hold on one weekday alone', '2027-01-08T13:00', 'usual'],
    ['do not hold on the others', '2027-01-07T13:00', 'none'],
    ['of an exception begin on its first evening', '2027-02-08T22:00', 'none'],
    ['of the evening before last into its first morning', '2027-02-08T06:00', 'usual'],
    ['of an exception take the place of the usual ones', '2027-02-09T06:00', 'none'],
    ['of an exception are quiet', '2027-02-09T04:59', 'Ramadan'],
    ['of an exception leave out windows of a weekday', '2027-02-12T13:00', 'none'],
    ['of its last evening last into the morning after', '2027-03-10T04:00', 'Ramadan'],
    ['come back on the evening after', '2027-03-10T21:30', 'usual'],
    ['may be none for some days', '2027-05-01T23:00', 'none'],
    ['that are none begin with the first evening', '2027-05-01T03:00', 'usual'],
  ])('%s (%s: %s)', (_promise, local, expected) => {
    expect(nameAt(office, local)).toBe(expected)
  })

  it('are those, of each day, that an evening and the night after it show', () => {
    fc.assert(
      fc.property(officesOfAnyHours, fc.integer({ min: 0, max: 59 * 1440 }), (given, minute) => {
        const local = firstDay.plus({ minutes: minute })
        expect(isQuiet(given, local)).toBe(
          nightsOf(given).some(([from, to]) => from <= minute && minute < to),
        )
      }),
      { numRuns: runsOf(3_000) },
    )
  })
})

const firstDay = DateTime.utc(2027, 1, 1)

/** The quiet hours of each day written out, as minutes since the first day: what `quietAt` must agree with. */
function nightsOf(given: QuietTimes): [number, number][] {
  const days = Array.from({ length: 62 }, (_, index) => index - 1)
  return days.flatMap(index => {
    const day = firstDay.plus({ days: index })
    const iso = day.toISODate() ?? ''
    const exception = given.quietExceptions?.find(each => each.from <= iso && iso <= each.until)
    const windows = exception ? exception.quietHours : (given.quietHours ?? [])
    return windows
      .filter(window => window.weekdays.includes(day.weekday))
      .map(({ from, to }): [number, number] => {
        const [start, end] = [minuteOf(from), minuteOf(to)]
        return [index * 1440 + start, index * 1440 + end + (end <= start ? 1440 : 0)]
      })
  })
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

function isQuiet(given: QuietTimes, local: DateTime): boolean {
  return quietOf(given, local) !== undefined
}

function nameAt(given: QuietTimes, at: string): string {
  const quiet = quietOf(given, DateTime.fromISO(at, { zone: 'utc' }))
  return quiet ? (quiet.exception?.name ?? 'usual') : 'none'
}

function quietOf(given: QuietTimes, local: DateTime) {
  const day = local.toISODate() ?? ''
  const yesterday = local.minus({ days: 1 }).toISODate() ?? ''
  return quietAt(given, { day, weekday: local.weekday, minute: local.hour * 60 + local.minute }, yesterday)
}

const times = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)
const windows: fc.Arbitrary<QuietWindow[]> = fc.array(
  fc.record({ weekdays: fc.subarray(everyDay, { minLength: 1 }), from: times, to: times }),
  { maxLength: 3 },
)
const exceptions: fc.Arbitrary<QuietException[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 59 }), { minLength: 0, maxLength: 6 })
  .chain(days =>
    fc.array(windows, { minLength: 3, maxLength: 3 }).map(lists => {
      const sorted = days.toSorted((one, other) => one - other)
      return lists.flatMap((quietHours, index) => {
        const [from, until] = [sorted[2 * index], sorted[2 * index + 1]]
        if (from === undefined || until === undefined) return []
        const day = (count: number) => firstDay.plus({ days: count }).toISODate() ?? ''
        return [{ name: `${index}`, from: day(from), until: day(until), quietHours }]
      })
    }),
  )
const officesOfAnyHours = fc.record({ quietHours: windows, quietExceptions: exceptions })
