import { describe, expect, it } from 'vitest'
import { work } from '../../../src/offices/holidays/read-ics.task.ts'

const years = { from: 2027, until: 2029 }

function read(...entries: string[][]) {
  const events = entries.map(lines => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n'))
  const text = ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR', ''].join('\r\n')
  return work({ content: new TextEncoder().encode(text), name: 'holidays.ics', years })
}

describe('the holidays of an iCalendar file', () => {
  it.each<[string, string[], string[]]>([
    ['one day', ['DTSTART;VALUE=DATE:20270323', 'SUMMARY:Pakistan Day'], ['2027-03-23']],
    [
      'several days, the last not included',
      ['DTSTART;VALUE=DATE:20270309', 'DTEND;VALUE=DATE:20270312', 'SUMMARY:Eid'],
      ['2027-03-09', '2027-03-10', '2027-03-11'],
    ],
    [
      'a length',
      ['DTSTART;VALUE=DATE:20270309', 'DURATION:P2D', 'SUMMARY:Eid'],
      ['2027-03-09', '2027-03-10'],
    ],
    ['midnights with a zone', ['DTSTART;TZID=Asia/Karachi:20270323T000000', 'SUMMARY:Day'], ['2027-03-23']],
    [
      'a yearly rule without end, in the years concerned',
      ['DTSTART;VALUE=DATE:20100501', 'RRULE:FREQ=YEARLY', 'SUMMARY:Labour Day'],
      ['2027-05-01', '2028-05-01', '2029-05-01'],
    ],
    [
      'a weekday of a month, but for what is left out',
      [
        'DTSTART;VALUE=DATE:20261126',
        'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=+4TH',
        'EXDATE;VALUE=DATE:20281123',
        'SUMMARY:Thanksgiving',
      ],
      ['2027-11-25', '2029-11-22'],
    ],
    [
      'a name that is folded',
      ['DTSTART;VALUE=DATE:20270323', 'SUMMARY;LANGUAGE=en:Pakistan', '  Day'],
      ['2027-03-23'],
    ],
  ])('are read from %s', (_what, lines, days) => {
    const { holidays, faults } = read(lines)
    expect([holidays.map(({ day }) => day), faults]).toEqual([days, []])
  })

  it.each<[string, string[], RegExp]>([
    ['no day', ['SUMMARY:Nothing'], /no first day \(DTSTART\)/],
    ['a day that does not exist', ['DTSTART;VALUE=DATE:20270230', 'SUMMARY:Day'], /"20270230" is no day/],
    ['words for a day', ['DTSTART;VALUE=DATE:tomorrow', 'SUMMARY:Day'], /"tomorrow" is no day/],
    ['a year of another calendar', ['DTSTART;VALUE=DATE:14480901', 'SUMMARY:Day'], /Hijri/],
    ['a time of day', ['DTSTART:20270323T090000Z', 'SUMMARY:Meeting'], /time of day/],
    ['no name', ['DTSTART;VALUE=DATE:20270323'], /no name \(SUMMARY\)/],
    [
      'a name as long as a text',
      ['DTSTART;VALUE=DATE:20270323', `SUMMARY:${'x'.repeat(500)}`],
      /500 characters/,
    ],
    ['a length of years', ['DTSTART;VALUE=DATE:20270101', 'DURATION:P900D', 'SUMMARY:Long'], /900 days/],
    [
      'an end before its beginning',
      ['DTSTART;VALUE=DATE:20270323', 'DTEND;VALUE=DATE:20270301', 'SUMMARY:D'],
      /ends before/,
    ],
    [
      'a rule of each second',
      ['DTSTART;VALUE=DATE:20270101', 'RRULE:FREQ=SECONDLY', 'SUMMARY:Bomb'],
      /FREQ=YEARLY/,
    ],
    [
      'seconds hidden in a yearly rule',
      [
        'DTSTART;VALUE=DATE:20270101',
        `RRULE:FREQ=YEARLY;BYSECOND=${Array.from({ length: 60 }, (_, n) => n).join(',')}`,
        'SUMMARY:Bomb',
      ],
      /FREQ=YEARLY/,
    ],
    [
      'each day of the year',
      [
        'DTSTART;VALUE=DATE:20270101',
        `RRULE:FREQ=YEARLY;BYYEARDAY=${Array.from({ length: 366 }, (_, n) => n + 1).join(',')}`,
        'SUMMARY:Bomb',
      ],
      /at most 100/,
    ],
    [
      'an interval of none',
      ['DTSTART;VALUE=DATE:20270101', 'RRULE:FREQ=YEARLY;INTERVAL=0', 'SUMMARY:D'],
      /cannot be read/,
    ],
    ['a cancelled day', ['DTSTART;VALUE=DATE:20270101', 'STATUS:CANCELLED', 'SUMMARY:D'], /is cancelled/],
    ['days by RDATE', ['DTSTART;VALUE=DATE:20270101', 'RDATE;VALUE=DATE:20270105', 'SUMMARY:D'], /RDATE/],
  ])('leave out an entry with %s, by its line, and keep the others', (_what, lines, reason) => {
    const good = ['DTSTART;VALUE=DATE:20270814', 'SUMMARY:Independence Day']
    const { holidays, faults } = read(good, lines, ['DTSTART;VALUE=DATE:20271109', 'SUMMARY:Iqbal Day'])
    expect(holidays.map(({ day }) => day)).toEqual(['2027-08-14', '2027-11-09'])
    expect(faults).toEqual([{ line: 7, reason: expect.stringMatching(reason) }])
  })

  it('name a day with two names by both', () => {
    const day = 'DTSTART;VALUE=DATE:20270814'
    expect(read([day, 'SUMMARY:Independence Day'], [day, 'SUMMARY:Mawlid']).holidays).toEqual([
      { day: '2027-08-14', name: 'Independence Day; Mawlid' },
    ])
  })

  it.each<[string, string, string]>([
    ['no calendar', 'day,name\n2027-03-23,Pakistan Day\n', 'ics-invalid'],
    ['an empty file', '', 'ics-invalid'],
    ['entries without end', `BEGIN:VCALENDAR\n${'BEGIN:VEVENT\n'.repeat(6_000)}`, 'ics-too-large'],
    ['megabytes', `BEGIN:VCALENDAR\n${'X-A:b\n'.repeat(400_000)}`, 'ics-too-large'],
  ])('refuse %s as a whole', (_what, text, code) => {
    const content = new TextEncoder().encode(text)
    expect(() => work({ content, name: 'file', years })).toThrow(expect.objectContaining({ code }))
  })
})
