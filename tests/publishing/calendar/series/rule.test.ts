import { describe, expect, it } from 'vitest'
import type { OfficeTime } from '../../../../src/offices/office.view.ts'
import { resolveOccurrences } from '../../../../src/publishing/calendar/series/resolve-occurrences.ts'
import { timesOfRule } from '../../../../src/publishing/calendar/series/rule.ts'
import type { OnHoliday } from '../../../../src/publishing/calendar/series/series.tables.ts'
import { changesOf } from '../times/clock-changes.ts'

const start = '2026-12-01T09:30'
const days = (rule: string, from = start) => timesOfRule(rule, from).map(time => time.slice(0, 10))

describe('the times of a rule', () => {
  it.each([
    ['FREQ=DAILY;COUNT=3', ['2026-12-01', '2026-12-02', '2026-12-03']],
    ['RRULE:FREQ=DAILY;INTERVAL=10;UNTIL=20261221', ['2026-12-01', '2026-12-11', '2026-12-21']],
    // The start is a Tuesday, and no occurrence of this one.
    ['FREQ=WEEKLY;BYDAY=MO,TH;COUNT=3', ['2026-12-03', '2026-12-07', '2026-12-10']],
    ['FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,TU;COUNT=3', ['2026-12-01', '2026-12-13', '2026-12-15']],
    ['FREQ=MONTHLY;BYDAY=-1FR;COUNT=2', ['2026-12-25', '2027-01-29']],
    // Months without such a day are passed over.
    ['FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3', ['2026-12-31', '2027-01-31', '2027-03-31']],
    ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2', ['2026-12-31', '2027-01-29']],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;COUNT=1', ['2028-02-29']],
    ['freq=yearly;bymonth=12;byday=1TU;count=2', ['2026-12-01', '2027-12-07']],
  ])('%s', (rule, expected) => {
    expect(days(rule)).toEqual(expected)
    expect(timesOfRule(rule, start).every(time => time.endsWith('T09:30'))).toBe(true)
  })

  it.each([
    ['FREQ=SECONDLY;COUNT=2', 'FREQ "SECONDLY"'],
    ['FREQ=MINUTELY;COUNT=2', 'FREQ "MINUTELY"'],
    ['FREQ=HOURLY;COUNT=2', 'FREQ "HOURLY"'],
    ['FREQ=DAILY;BYHOUR=9,10;COUNT=2', 'BYHOUR "9,10"'],
    ['FREQ=DAILY;BYSECOND=1;COUNT=2', 'BYSECOND "1"'],
    ['FREQ=DAILY', 'UNTIL ""'],
    ['COUNT=3', 'FREQ ""'],
    ['FREQ=DAILY;COUNT=2;UNTIL=20270101', 'COUNT "2"'],
    ['FREQ=DAILY;COUNT=401', 'COUNT "401"'],
    ['FREQ=DAILY;COUNT=0', 'COUNT "0"'],
    ['FREQ=DAILY;UNTIL=20280301', 'rule "FREQ=DAILY;UNTIL=20280301"'],
    ['FREQ=DAILY;UNTIL=20261101', 'UNTIL "20261101"'],
    ['FREQ=DAILY;UNTIL=20270231', 'UNTIL "20270231"'],
    ['FREQ=DAILY;UNTIL=20270101T000000Z', 'UNTIL "20270101T000000Z"'],
    ['FREQ=YEARLY;UNTIL=20991231', 'UNTIL "20991231"'],
    ['FREQ=YEARLY;COUNT=9', 'COUNT "9"'],
    ['FREQ=DAILY;INTERVAL=0;COUNT=2', 'INTERVAL "0"'],
    ['FREQ=DAILY;INTERVAL=1000000;COUNT=2', 'INTERVAL "1000000"'],
    ['FREQ=WEEKLY;BYDAY=1MO;COUNT=2', 'BYDAY "1MO"'],
    ['FREQ=WEEKLY;BYDAY=XX;COUNT=2', 'BYDAY "XX"'],
    ['FREQ=WEEKLY;BYMONTHDAY=1;COUNT=2', 'BYMONTHDAY "1"'],
    ['FREQ=MONTHLY;BYMONTHDAY=0;COUNT=2', 'BYMONTHDAY "0"'],
    ['FREQ=MONTHLY;BYMONTHDAY=32;COUNT=2', 'BYMONTHDAY "32"'],
    ['FREQ=YEARLY;BYMONTH=13;COUNT=2', 'BYMONTH "13"'],
    ['FREQ=DAILY;BYSETPOS=1;COUNT=2', 'BYSETPOS "1"'],
    ['FREQ=DAILY;COUNT=2;COUNT=3', 'COUNT "3"'],
    ['FREQ=DAILY=2;COUNT=2', 'FREQ "DAILY"'],
    ['FREQ=DAILY;;COUNT=2', 'rule ""'],
    ['constructor=1;FREQ=DAILY;COUNT=2', 'CONSTRUCTOR "1"'],
    ['FREQ=DAILY;COUNT=2\nDTSTART:20200101T000000Z', 'COUNT "2'],
  ])('refuses %s by its place', (rule, place) => {
    let message = ''
    try {
      timesOfRule(rule, start)
    } catch (thrown) {
      message = thrown instanceof Error ? thrown.message : ''
    }
    expect(message).toContain(place)
    expect(message).toContain('allowed is')
  })

  it('refuses what never comes, without looking for it for long', () => {
    expect(() => timesOfRule('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;UNTIL=20310101', start)).toThrow(
      'has no occurrence',
    )
    expect(() => timesOfRule('FREQ=YEARLY;INTERVAL=999;BYMONTH=1;BYMONTHDAY=1;COUNT=2', start)).toThrow(
      'COUNT "2"',
    )
    expect(() => timesOfRule('FREQ=DAILY;COUNT=2', '2026-02-30T09:00')).toThrow('is not a time')
  })
})

const office = (parts: Partial<OfficeTime> = {}): OfficeTime => ({
  timeZone: 'Asia/Karachi',
  workingDays: [1, 2, 3, 4, 5],
  holidays: [],
  ...parts,
})
const resolved = (times: string[], parts: Partial<OfficeTime>, onHoliday: OnHoliday) =>
  resolveOccurrences(
    times.map(at => ({ at })),
    office(parts),
    onHoliday,
  ).map(each => ('moment' in each ? each.moment.toFormat('yyyy-MM-dd HH:mm ZZ') : each.leftOut))

describe('the moments of occurrences', () => {
  const mondays = ['2026-12-21T09:30', '2026-12-28T09:30']
  const holidays = [
    { day: '2026-12-25', name: 'Quaid Day' },
    { day: '2026-12-28', name: 'Eid' },
    { day: '2026-12-29', name: 'Eid' },
  ]
  it('leave out a holiday, or take the nearest working day before or after', () => {
    expect(resolved(mondays, { holidays }, 'skip')).toEqual([
      '2026-12-21 09:30 +05:00',
      'Monday 28 December 2026 is a holiday: Eid.',
    ])
    expect(resolved(mondays, { holidays }, 'before')[1]).toBe('2026-12-24 09:30 +05:00')
    expect(resolved(mondays, { holidays }, 'after')[1]).toBe('2026-12-30 09:30 +05:00')
  })

  it('give no day two of them', () => {
    const daily = ['2026-12-28T09:30', '2026-12-29T09:30', '2026-12-31T09:30']
    expect(resolved(daily, { holidays }, 'after')).toEqual([
      '2026-12-30 09:30 +05:00',
      expect.stringContaining('posts on Wednesday 30 December 2026 already'),
      '2026-12-31 09:30 +05:00',
    ])
  })

  it('leave out a holiday with no working day near it', () => {
    expect(resolved(['2026-12-28T09:30'], { holidays, workingDays: [] }, 'after')[0]).toContain(
      'no working day is within 31 days',
    )
  })

  it('take the first moment after a skipped time, and the first of two', () => {
    const vienna = { timeZone: 'Europe/Vienna', workingDays: [1, 2, 3, 4, 5, 6, 7] }
    expect(resolved(['2027-03-28T02:30', '2027-10-31T02:30'], vienna, 'skip')).toEqual([
      '2027-03-28 03:00 +02:00',
      '2027-10-31 02:30 +02:00',
    ])
  })

  it('keep the local time around every change of the clocks from 2024 to 2030, in every zone', {
    timeout: 60_000,
  }, () => {
    let skipped = 0
    let doubled = 0
    for (const timeZone of Intl.supportedValuesOf('timeZone')) {
      for (const { at, before, after } of changesOf(timeZone)) {
        const shownBefore = at + before * 60_000
        const shownAfter = at + after * 60_000
        // In the middle of what clocks skip or show twice, and a day to either side of it.
        const middle = Math.floor((shownBefore + shownAfter) / 2 / 60_000) * 60_000
        const times = [middle - 86_400_000, middle, middle + 86_400_000].map(local)
        const found = resolveOccurrences(
          times.map(time => ({ at: time })),
          office({ timeZone, workingDays: [1, 2, 3, 4, 5, 6, 7] }),
          'skip',
        ).map(each => ('moment' in each ? each.moment.toMillis() : Number.NaN))
        const isSkipped = after > before
        skipped += isSkipped ? 1 : 0
        doubled += isSkipped ? 0 : 1
        expect([timeZone, times[1], found]).toEqual([
          timeZone,
          times[1],
          [
            middle - 86_400_000 - before * 60_000,
            isSkipped ? at : middle - before * 60_000,
            middle + 86_400_000 - after * 60_000,
          ],
        ])
      }
    }
    expect(Math.min(skipped, doubled)).toBeGreaterThan(300)
  })
})

/** Milliseconds of a wall clock, as if it were UTC. */
function local(at: number): string {
  return new Date(at).toISOString().slice(0, 16)
}
