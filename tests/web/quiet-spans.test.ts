import { describe, expect, it } from 'vitest'
import { quietAt } from '../../src/offices/quiet-hours.ts'
import { quietSpans } from '../../src/web/features/calendar/grid/quiet-spans.ts'
import { addDays, weekdayOf } from '../../src/web/features/calendar/wall-clock.ts'

const everyDay = [1, 2, 3, 4, 5, 6, 7]
const night = { weekdays: everyDay, from: '21:30', to: '07:00' }
const ramadan = {
  name: 'Ramadan',
  from: '2027-02-08',
  until: '2027-03-09',
  quietHours: [{ weekdays: everyDay, from: '17:00', to: '19:00' }],
}

describe('quiet hours in the calendar', () => {
  it.each([
    [
      'a night, evening and morning',
      [{ quietHours: [night], quietExceptions: [] }],
      [
        [0, 420],
        [1290, 1440],
      ],
    ],
    [
      'what two offices share',
      [
        { quietHours: [night], quietExceptions: [] },
        { quietHours: [{ weekdays: everyDay, from: '22:00', to: '06:00' }], quietExceptions: [] },
      ],
      [
        [0, 360],
        [1320, 1440],
      ],
    ],
    [
      'none where one office has none',
      [
        { quietHours: [night], quietExceptions: [] },
        { quietHours: [], quietExceptions: [] },
      ],
      [],
    ],
    ['none without offices', [], []],
  ] as const)('are %s', (_title, offices, expected) => {
    const given = offices.map(({ quietHours }) => ({
      quietHours: quietHours.map(each => ({ ...each, weekdays: [...each.weekdays] })),
      quietExceptions: [],
    }))
    expect(quietSpans(given, '2026-12-02')).toEqual(expected)
  })

  it.each(['2027-02-07', '2027-02-08', '2027-02-09', '2027-03-09', '2027-03-10'])(
    'are those by which the server schedules, quarter by quarter: %s',
    day => {
      const weekend = { weekdays: [6, 7], from: '12:00', to: '13:15' }
      const office = { quietHours: [night, weekend], quietExceptions: [ramadan] }
      const spans = quietSpans([office], day)
      for (let minute = 0; minute < 24 * 60; minute += 15) {
        const at = { day, weekday: weekdayOf(day), minute }
        const isQuiet = quietAt(office, at, addDays(day, -1)) !== undefined
        expect([minute, spans.some(([from, to]) => from <= minute && minute < to)]).toEqual([minute, isQuiet])
      }
    },
  )
})
