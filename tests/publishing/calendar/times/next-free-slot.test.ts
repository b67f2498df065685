import { describe, expect, it } from 'vitest'
import { nextFreeSlot } from '../../../../src/publishing/calendar/times/plan.ts'
import { buildChannel, buildOffice, everyDayAt, failureOf, plannedOf, quietEachDay } from './build-plan.ts'

const everyDay = [1, 2, 3, 4, 5, 6, 7]

describe('a slot is a wall-clock time in the office’s zone', () => {
  it.each([
    ['Asia/Karachi', '2027-01-05T05:00:00.000Z', '+05:00'],
    ['Asia/Kabul', '2027-01-05T05:30:00.000Z', '+04:30'],
    ['Asia/Dhaka', '2027-01-05T04:00:00.000Z', '+06:00'],
    ['Asia/Baghdad', '2027-01-05T07:00:00.000Z', '+03:00'],
    ['Europe/Istanbul', '2027-01-05T07:00:00.000Z', '+03:00'],
    ['Europe/Vienna', '2027-01-05T09:00:00.000Z', '+01:00'],
    ['Europe/Budapest', '2027-01-05T09:00:00.000Z', '+01:00'],
    ['Africa/Cairo', '2027-01-05T08:00:00.000Z', '+02:00'],
  ])('10:00 in %s on 5 January 2027 is %s', (timeZone, dueAt, offset) => {
    const planned = plannedOf(
      nextFreeSlot({
        now: new Date('2027-01-04T18:00:00Z'),
        office: buildOffice({ timeZone }),
        channel: buildChannel(),
        taken: [],
      }),
    )
    expect(planned).toEqual({
      dueAt: new Date(dueAt),
      local: '2027-01-05T10:00',
      zone: timeZone,
      offset,
      conflicts: [],
      notes: [],
    })
  })

  it.each([
    ['2027-03-26T12:00:00Z', '2027-03-27T09:00:00.000Z'],
    ['2027-03-27T12:00:00Z', '2027-03-28T08:00:00.000Z'],
    ['2027-10-30T12:00:00Z', '2027-10-31T09:00:00.000Z'],
  ])('10:00 stays 10:00 in Vienna when the clocks change: after %s it is %s', (now, dueAt) => {
    const office = buildOffice({ timeZone: 'Europe/Vienna', workingDays: everyDay })
    const planned = plannedOf(
      nextFreeSlot({ now: new Date(now), office, channel: buildChannel(), taken: [] }),
    )
    expect(planned.dueAt.toISOString()).toBe(dueAt)
    expect(planned.local).toMatch(/T10:00$/)
  })

  it.each([
    // Clocks skip the time.
    ['Europe/Vienna', '2027-03-28', '02:30', '2027-03-28T03:00', '2027-03-28T01:00:00.000Z', /skip 02:30/],
    ['Europe/Budapest', '2027-03-28', '02:00', '2027-03-28T03:00', '2027-03-28T01:00:00.000Z', /skip 02:00/],
    ['Africa/Cairo', '2027-04-30', '00:30', '2027-04-30T01:00', '2027-04-29T22:00:00.000Z', /skip 00:30/],
    [
      'Australia/Lord_Howe',
      '2027-10-03',
      '02:15',
      '2027-10-03T02:30',
      '2027-10-02T15:30:00.000Z',
      /skip 02:15/,
    ],
    // Clocks show the time twice.
    [
      'Europe/Vienna',
      '2027-10-31',
      '02:30',
      '2027-10-31T02:30',
      '2027-10-31T00:30:00.000Z',
      /02:30 twice.*\+02:00/,
    ],
    ['Europe/Vienna', '2027-10-31', '02:00', '2027-10-31T02:00', '2027-10-31T00:00:00.000Z', /02:00 twice/],
    [
      'Africa/Cairo',
      '2027-10-28',
      '23:30',
      '2027-10-28T23:30',
      '2027-10-28T20:30:00.000Z',
      /23:30 twice.*\+03:00/,
    ],
    [
      'Australia/Lord_Howe',
      '2027-04-04',
      '01:45',
      '2027-04-04T01:45',
      '2027-04-03T14:45:00.000Z',
      /twice.*\+11:00/,
    ],
    // Nothing odd on either side.
    ['Europe/Vienna', '2027-03-28', '03:00', '2027-03-28T03:00', '2027-03-28T01:00:00.000Z', null],
    ['Europe/Vienna', '2027-10-31', '03:00', '2027-10-31T03:00', '2027-10-31T02:00:00.000Z', null],
  ])('in %s on %s the slot %s is due at %s, %s, and says so', (timeZone, day, at, local, dueAt, note) => {
    const office = buildOffice({ timeZone, workingDays: everyDay })
    const now = new Date(new Date(dueAt).getTime() - 4 * 3_600_000)
    const channel = buildChannel({ slots: everyDayAt(at) })
    const planned = plannedOf(nextFreeSlot({ now, office, channel, taken: [] }))
    expect(planned.local).toBe(local)
    expect(planned.local.slice(0, 10)).toBe(day)
    expect(planned.dueAt.toISOString()).toBe(dueAt)
    if (note === null) expect(planned.notes).toEqual([])
    else expect(planned.notes.join(' ')).toMatch(note)
  })
})

describe('the next free slot', () => {
  // Monday 4 January 2027, 09:00 in Lahore.
  const now = new Date('2027-01-04T04:00:00Z')
  const monday10 = new Date('2027-01-04T05:00:00Z')
  const holidays = [{ day: '2027-01-04', name: 'Founders’ Day' }]

  it.each([
    ['is the first one from now on', {}, {}, [], '2027-01-04T10:00'],
    ['may be this very minute', {}, { slots: everyDayAt('09:00') }, [], '2027-01-04T09:00'],
    [
      'keeps its distance from a post before it',
      {},
      { leastGapMinutes: 45 },
      [new Date('2027-01-04T04:20:00Z')],
      '2027-01-05T10:00',
    ],
    [
      'keeps its distance from a post after it',
      {},
      { leastGapMinutes: 45 },
      [new Date('2027-01-04T05:40:00Z')],
      '2027-01-05T10:00',
    ],
    [
      'may be exactly the least gap away',
      {},
      { leastGapMinutes: 40 },
      [new Date('2027-01-04T05:40:00Z')],
      '2027-01-04T10:00',
    ],
    [
      'is never a moment already taken, even with no gap',
      {},
      { leastGapMinutes: 0 },
      [monday10],
      '2027-01-05T10:00',
    ],
    [
      'respects the daily cap',
      {},
      { slots: everyDayAt('10:00', '15:00'), dailyCap: 1 },
      [monday10],
      '2027-01-05T10:00',
    ],
    [
      'counts the cap by the office’s day, not by UTC’s',
      {},
      { dailyCap: 1 },
      [new Date('2027-01-03T18:59:00Z')],
      '2027-01-04T10:00',
    ],
    ['passes over a holiday', { holidays }, {}, [], '2027-01-05T10:00'],
    [
      'takes a holiday where the channel posts on holidays',
      { holidays },
      { postOnHolidays: 'yes' as const },
      [],
      '2027-01-04T10:00',
    ],
    [
      'passes over days off in a week that rests Friday and Saturday',
      { workingDays: [7, 1, 2, 3, 4] },
      {
        slots: [
          { weekday: 5, at: '10:00' },
          { weekday: 6, at: '10:00' },
          { weekday: 7, at: '10:00' },
        ],
      },
      [],
      '2027-01-10T10:00',
    ],
    [
      'passes over days off in a week that rests Saturday and Sunday',
      {},
      {
        slots: [
          { weekday: 6, at: '10:00' },
          { weekday: 7, at: '10:00' },
          { weekday: 1, at: '08:00' },
        ],
      },
      [],
      '2027-01-11T08:00',
    ],
    [
      'takes a day off where the channel posts on days off',
      {},
      { slots: [{ weekday: 6, at: '10:00' }], postOnDaysOff: 'yes' as const },
      [],
      '2027-01-09T10:00',
    ],
    [
      'passes over quiet hours',
      { quietHours: quietEachDay('09:30', '10:30') },
      { slots: everyDayAt('10:00', '10:30') },
      [],
      '2027-01-04T10:30',
    ],
    [
      'passes over quiet hours across midnight, late',
      { quietHours: quietEachDay('21:00', '07:00') },
      { slots: everyDayAt('23:00', '07:00') },
      [],
      '2027-01-05T07:00',
    ],
    [
      'passes over quiet hours across midnight, early',
      { quietHours: quietEachDay('21:00', '07:00') },
      { slots: everyDayAt('06:59', '20:59') },
      [],
      '2027-01-04T20:59',
    ],
    ['waits a week for a weekly slot', {}, { slots: [{ weekday: 1, at: '08:00' }] }, [], '2027-01-11T08:00'],
  ])('%s', (_promise, office, channel, taken, local) => {
    const planned = plannedOf(
      nextFreeSlot({ now, office: buildOffice(office), channel: buildChannel(channel), taken }),
    )
    expect(planned.local).toBe(local)
    expect(planned.conflicts).toEqual([])
  })

  it('is not before the time asked for', () => {
    const notBefore = new Date('2027-01-06T05:00:01Z')
    const planned = plannedOf(
      nextFreeSlot({ now, notBefore, office: buildOffice(), channel: buildChannel(), taken: [] }),
    )
    expect(planned.local).toBe('2027-01-07T10:00')
  })

  it.each([
    ['a year of the Solar Hijri calendar', '1405-10-20T00:00:00Z', 'not-before-is-past'],
    ['yesterday', '2027-01-03T00:00:00Z', 'not-before-is-past'],
    ['a year of the Buddhist calendar', '2570-01-06T00:00:00Z', 'time-too-far'],
  ])('is refused when it is not to be before %s', (_title, notBefore, type) => {
    const request = { now, office: buildOffice(), channel: buildChannel(), taken: [] }
    const failure = failureOf(nextFreeSlot({ ...request, notBefore: new Date(notBefore) }))
    expect(failure.type).toBe(type)
  })

  it('takes a "now" that was a minute on its way', () => {
    const notBefore = new Date(now.getTime() - 60_000)
    const request = { now, office: buildOffice(), channel: buildChannel(), taken: [] }
    expect(nextFreeSlot({ ...request, notBefore })).toEqual(nextFreeSlot(request))
  })

  it('says how many slots it passed over, and why the first', () => {
    const planned = plannedOf(
      nextFreeSlot({ now, office: buildOffice({ holidays }), channel: buildChannel(), taken: [] }),
    )
    expect(planned.notes).toEqual([
      'One earlier slot was not free; the first because: Monday 4 January 2027 is a holiday: Founders’ Day.',
    ])
  })

  it('gives up at the horizon, and says until when it looked and why', () => {
    const failure = failureOf(
      nextFreeSlot({
        now,
        office: buildOffice({ quietHours: quietEachDay('09:00', '11:00') }),
        channel: buildChannel(),
        taken: [],
        horizonDays: 7,
      }),
    )
    expect(failure).toMatchObject({
      type: 'no-free-slot',
      until: new Date('2027-01-11T04:00:00Z'),
      message:
        'No slot of this channel is free up to Monday 11 January 2027, 09:00. The first that is not: 10:00 is in the quiet hours from 09:00 to 11:00.',
    })
  })

  it('says when a channel has no slots', () => {
    const failure = failureOf(
      nextFreeSlot({ now, office: buildOffice(), channel: buildChannel({ slots: [] }), taken: [] }),
    )
    expect(failure.type).toBe('no-slots')
  })

  it.each([
    [
      'a zone',
      { timeZone: 'Asia/Lahore' },
      {},
      'The time zone "Asia/Lahore" is not an IANA time zone; write it like Asia/Karachi.',
    ],
    [
      'a weekday',
      {},
      { slots: [{ weekday: 0, at: '10:00' }] },
      'The weekday 0 is invalid; it must be 1 (Monday) to 7 (Sunday).',
    ],
    [
      'a clock time',
      {},
      { slots: [{ weekday: 1, at: '24:00' }] },
      'The time "24:00" must be written like 09:30, up to 23:59.',
    ],
    ['a gap', {}, { leastGapMinutes: -1 }, 'The least gap is -1 minutes; it must be 0 or more.'],
    ['a cap', {}, { dailyCap: 0 }, 'The daily cap is 0; it must be a whole number above 0.'],
  ])('refuses %s that makes no sense, with one sentence', (_what, office, channel, message) => {
    expect(() =>
      nextFreeSlot({ now, office: buildOffice(office), channel: buildChannel(channel), taken: [] }),
    ).toThrow(message)
  })
})
