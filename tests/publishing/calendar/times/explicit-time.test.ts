import { describe, expect, it } from 'vitest'
import { checkExplicitTime } from '../../../../src/publishing/calendar/times/plan.ts'
import { buildChannel, buildOffice, failureOf, plannedOf, quietEachDay } from './build-plan.ts'

const now = new Date('2027-01-04T04:00:00Z')
const office = buildOffice({
  quietHours: quietEachDay('21:00', '07:00'),
  holidays: [{ day: '2027-02-05', name: 'Kashmir Day' }],
})

describe('a time that a person chose', () => {
  it('is taken as it stands on the office’s clock', () => {
    const planned = plannedOf(
      checkExplicitTime({ at: '2027-01-06T14:05', now, office, channel: buildChannel(), taken: [] }),
    )
    expect(planned).toEqual({
      dueAt: new Date('2027-01-06T09:05:00Z'),
      local: '2027-01-06T14:05',
      zone: 'Asia/Karachi',
      offset: '+05:00',
      conflicts: [],
      notes: [],
    })
  })

  it.each([
    ['2027-01-06T21:00', 'quiet-hours', '21:00 is in the quiet hours from 21:00 to 07:00.'],
    ['2027-01-06T06:59', 'quiet-hours', '06:59 is in the quiet hours from 21:00 to 07:00.'],
    ['2027-02-05T12:00', 'holiday', 'Friday 5 February 2027 is a holiday: Kashmir Day.'],
    ['2027-01-09T12:00', 'day-off', 'The office does not work on a Saturday.'],
    [
      '2027-01-06T10:15',
      'too-close',
      'Another post of this channel is due on Wednesday 6 January 2027, 10:00; there must be 30 minutes between two.',
    ],
    [
      '2027-01-06T16:00',
      'daily-cap',
      'Wednesday 6 January 2027 has 1 post on this channel already; 1 a day are allowed.',
    ],
  ])('wins at %s, but the conflict is named: %s', (at, kind, message) => {
    const taken = kind === 'too-close' || kind === 'daily-cap' ? [new Date('2027-01-06T05:00:00Z')] : []
    const channel = buildChannel(kind === 'daily-cap' ? { dailyCap: 1 } : {})
    const planned = plannedOf(checkExplicitTime({ at, now, office, channel, taken }))
    expect(planned.local).toBe(at)
    expect(planned.conflicts).toEqual([{ kind, message }])
  })

  it('names every conflict, not only the first', () => {
    const planned = plannedOf(
      checkExplicitTime({
        at: '2027-01-09T22:00',
        now,
        office,
        channel: buildChannel({ dailyCap: 1 }),
        taken: [new Date('2027-01-09T17:10:00Z')],
      }),
    )
    expect(planned.conflicts.map(conflict => conflict.kind)).toEqual([
      'day-off',
      'quiet-hours',
      'too-close',
      'daily-cap',
    ])
  })

  it('on a holiday or day off is only noted where the channel posts then', () => {
    const channel = buildChannel({ postOnHolidays: 'yes', postOnDaysOff: 'yes' })
    const holiday = plannedOf(checkExplicitTime({ at: '2027-02-05T12:00', now, office, channel, taken: [] }))
    expect(holiday).toMatchObject({ conflicts: [], notes: ['That day is a holiday: Kashmir Day.'] })
    const saturday = plannedOf(checkExplicitTime({ at: '2027-01-09T12:00', now, office, channel, taken: [] }))
    expect(saturday).toMatchObject({
      conflicts: [],
      notes: ['The office does not work on that day, Saturday.'],
    })
  })

  it.each([
    ['tomorrow'],
    ['2027-02-30T10:00'],
    ['2027-01-06T24:00'],
    ['2027-01-06T10:00Z'],
    ['2027-1-6T10:00'],
    ['2027-01-06T10:00:60'],
    ['2027-01-06T10:00:0'],
    ['2027-01-06T10:00:00.5'],
    ['2027-01-06 10:00'],
    ['۱۴۰۵-۱۰-۱۶T10:00'],
    ['26-01-06T10:00'],
    ['+02027-01-06T10:00'],
    [''],
  ])('is refused when it is no time: "%s"', at => {
    const failure = failureOf(checkExplicitTime({ at, now, office, channel: buildChannel(), taken: [] }))
    expect(failure.type).toBe('not-a-time')
    expect(failure.message).toContain(`"${at}" is not a time`)
  })
})

describe('a time with seconds', () => {
  it.each([
    ['2027-01-06T14:05:00', '2027-01-06T09:05:00.000Z', '2027-01-06T14:05'],
    ['2027-01-06T14:05:59', '2027-01-06T09:05:59.000Z', '2027-01-06T14:05:59'],
  ])('%s is taken to the second', (at, dueAt, local) => {
    const planned = plannedOf(checkExplicitTime({ at, now, office, channel: buildChannel(), taken: [] }))
    expect({ dueAt: planned.dueAt.toISOString(), local: planned.local }).toEqual({ dueAt, local })
  })
})

describe('a time that cannot be meant', () => {
  const asked = (at: string, ifPast?: 'send-now') =>
    checkExplicitTime({ at, now, office, channel: buildChannel(), taken: [], ...(ifPast ? { ifPast } : {}) })

  it.each([
    [
      'yesterday',
      '2027-01-03T09:00',
      /^"2027-01-03T09:00" is past \(it is now 2027-01-04T09:00 there\)\. Choose/,
    ],
    ['a second ago', '2027-01-04T08:59:59', /is past/],
    ['last year', '2026-01-06T09:00', /is past/],
    [
      'a year of the Solar Hijri calendar',
      '1405-10-16T09:00',
      /1405 may be a year of the Solar Hijri calendar/,
    ],
    ['a year of the Hijri calendar', '1448-07-27T09:00', /1448 may be a year of the Hijri calendar/],
    ['a year of the Bengali calendar', '1433-09-21T09:00', /1433 may be a year of the Bengali calendar/],
    ['a year of the Minguo calendar', '0116-01-06T09:00', /0116 may be a year of the Minguo calendar/],
    ['a year with two zeros', '0026-11-25T09:00', /^"0026-11-25T09:00" is past/],
    ['the year nought', '0000-01-01T00:00', /is past/],
  ])('is refused when it is %s', (_title, at, message) => {
    const failure = failureOf(asked(at))
    expect(failure.type).toBe('time-is-past')
    expect(failure.message).toMatch(message)
    expect(failure.message).toMatch(/say "now" to publish at once\.$/)
  })

  it.each([
    [
      'a year of the Buddhist calendar',
      '2570-01-06T09:00',
      /up to 2032-01-04\. 2570 may be a year of the Buddhist/,
    ],
    ['a year of the Nepali calendar', '2083-09-22T09:00', /2083 may be a year of the Nepali calendar/],
    ['a digit too many', '2072-01-06T09:00', /is more than 5 years ahead; choose a time up to 2032-01-04\.$/],
    ['the last year there is', '9999-12-31T23:59', /is more than 5 years ahead/],
  ])('is refused when it is %s, with a further yes, too', (_title, at, message) => {
    for (const ifPast of [undefined, 'send-now'] as const) {
      const failure = failureOf(asked(at, ifPast))
      expect(failure.type).toBe('time-too-far')
      expect(failure.message).toMatch(message)
    }
  })

  it.each(['2027-01-04T09:00', '2032-01-04T08:00'])('is not %s', at => {
    expect(plannedOf(asked(at)).local).toBe(at)
  })

  it.each(['2027-01-03T09:00', '1405-10-16T09:00', '0026-11-25T09:00'])(
    '%s is now where a person says so, with a word about it',
    at => {
      const planned = plannedOf(asked(at, 'send-now'))
      expect(planned.dueAt).toEqual(now)
      expect(planned.conflicts[0]).toMatchObject({ kind: 'past' })
      expect(planned.conflicts[0]?.message).toMatch(/is past; the post goes out at once\.$/)
    },
  )

  it('is a time to come that is asked for at once', () => {
    const failure = failureOf(asked('2027-01-06T09:00', 'send-now'))
    expect(failure.type).toBe('time-is-not-past')
    expect(failure.message).toContain('"2027-01-06T09:00" is still to come')
  })
})

describe('a time that clocks skip', () => {
  it.each([
    ['Europe/Vienna', '2027-03-28T02:30', '2027-03-28T01:59', '+01:00', '2027-03-28T03:00', '+02:00'],
    ['Africa/Cairo', '2027-04-30T00:30', '2027-04-29T23:59', '+02:00', '2027-04-30T01:00', '+03:00'],
    ['Australia/Lord_Howe', '2027-10-03T02:29', '2027-10-03T01:59', '+10:30', '2027-10-03T02:30', '+11:00'],
    // Samoa left out a whole day when it crossed the date line.
    ['Pacific/Apia', '2011-12-30T12:00', '2011-12-29T23:59', '-10:00', '2011-12-31T00:00', '+14:00'],
  ])('in %s, %s, fails and offers %s (%s) and %s (%s)', (timeZone, at, before, ahead, after, behind) => {
    const failure = failureOf(
      checkExplicitTime({ at, now, office: buildOffice({ timeZone }), channel: buildChannel(), taken: [] }),
    )
    expect(failure).toMatchObject({
      type: 'skipped-time',
      choices: [
        { local: before, offset: ahead },
        { local: after, offset: behind },
      ],
    })
    expect(failure.message).toContain(`choose ${before} or ${after}`)
  })
})

describe('a time that clocks show twice', () => {
  const cases = [
    [
      'Europe/Vienna',
      '2027-10-31T02:30',
      '+02:00',
      '2027-10-31T00:30:00.000Z',
      '+01:00',
      '2027-10-31T01:30:00.000Z',
    ],
    [
      'Africa/Cairo',
      '2027-10-28T23:30',
      '+03:00',
      '2027-10-28T20:30:00.000Z',
      '+02:00',
      '2027-10-28T21:30:00.000Z',
    ],
    [
      'Australia/Lord_Howe',
      '2027-04-04T01:45',
      '+11:00',
      '2027-04-03T14:45:00.000Z',
      '+10:30',
      '2027-04-03T15:15:00.000Z',
    ],
  ] as const

  it.each(cases)('in %s, %s, asks which: %s (%s) or %s (%s)', (timeZone, at, early, first, late, second) => {
    const failure = failureOf(
      checkExplicitTime({ at, now, office: buildOffice({ timeZone }), channel: buildChannel(), taken: [] }),
    )
    expect(failure).toMatchObject({
      type: 'repeated-time',
      choices: [
        { offset: early, dueAt: new Date(first) },
        { offset: late, dueAt: new Date(second) },
      ],
    })
    expect(failure.message).toContain(`say which, ${early} (earlier) or ${late} (later)`)
  })

  it.each(cases)(
    'in %s, %s, is taken with the offset that tells which, and says so',
    (timeZone, at, early, first, late, second) => {
      const zone = buildOffice({ timeZone })
      for (const [offset, dueAt] of [
        [early, first],
        [late, second],
      ] as const) {
        const planned = plannedOf(
          checkExplicitTime({ at, offset, now, office: zone, channel: buildChannel(), taken: [] }),
        )
        expect(planned.dueAt.toISOString()).toBe(dueAt)
        expect(planned.notes.join(' ')).toContain('twice')
      }
    },
  )

  it('is not taken with an offset that belongs to neither', () => {
    const request = {
      now,
      office: buildOffice({ timeZone: 'Europe/Vienna' }),
      channel: buildChannel(),
      taken: [],
    }
    expect(failureOf(checkExplicitTime({ ...request, at: '2027-10-31T02:30', offset: '+05:00' })).type).toBe(
      'repeated-time',
    )
    expect(
      failureOf(checkExplicitTime({ ...request, at: '2027-10-30T02:30', offset: '+01:00' })).message,
    ).toBe(
      'At Saturday 30 October 2027, 02:30 Europe/Vienna is at UTC+02:00, not UTC+01:00; leave the offset out or correct it.',
    )
  })
})
