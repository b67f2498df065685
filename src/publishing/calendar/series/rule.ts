import { RRuleTemporal } from 'rrule-temporal'
import { DatelineError } from '../../../core/errors/errors.ts'

/** No rule makes more: a year of daily posts, and some. */
export const mostOccurrences = 400
/** A series ends within so many years of its start. */
const mostYears = 5

/**
 * The wall-clock times of a rule (RFC 5545, RECUR, without DTSTART), from a start on: 'YYYY-MM-DDTHH:MM' each, in order,
 * at the time of day of the start. They belong to no zone: `resolveOccurrences` gives them their moments.
 * The start itself is one of them only where the rule says so.
 * @param startsAt 'YYYY-MM-DDTHH:MM'.
 * @throws DatelineError `series-rule-invalid` with the place, its value and what is allowed; `series-rule-empty` for a
 * rule that makes none; `not-a-time`.
 */
export function timesOfRule(rule: string, startsAt: string): string[] {
  const start = wallClock(startsAt)
  const parts = readParts(rule)
  const count = checkEnd(parts, start)
  const bound = new Date(start)
  bound.setUTCFullYear(start.getUTCFullYear() + mostYears)
  const until = untilOf(parts.get('UNTIL'), startsAt) ?? bound
  const kept = [...parts].filter(([name]) => name !== 'COUNT' && name !== 'UNTIL')
  const bounded = [...kept, ['UNTIL', basic(until < bound ? until : bound)]].map(part => part.join('='))
  const times: string[] = []
  const library = new RRuleTemporal({
    rruleString: `DTSTART:${basic(start)}\nRRULE:${bounded.join(';')}`,
    cache: false,
  })
  const most = count ?? mostOccurrences + 1
  library.all((moment, index) => {
    if (index < most) times.push(moment.toString().slice(0, 16))
    return index + 1 < most
  })
  if (times.length > mostOccurrences)
    refuse('rule', rule, `a rule with at most ${mostOccurrences} occurrences; end it earlier`)
  if (count !== undefined && times.length < count)
    refuse('COUNT', String(count), `as many as there are within ${mostYears} years, ${times.length}`)
  if (times.length === 0) throw new DatelineError('series-rule-empty', { rule, startsAt })
  return times
}

/** The rule with as many occurrences as given, where it ends by a count; else as it is. */
export function ruleWithCount(rule: string, count: number): string {
  return rule.replace(/(^|[;:])(COUNT=)\d+/i, `$1$2${count}`)
}

type Parts = ReadonlyMap<string, string>

const weekday = '(?:MO|TU|WE|TH|FR|SA|SU)'
const listOf = (item: string) => new RegExp(`^${item}(?:,${item}){0,99}$`)
const fromOneTo = (digits: string) => `[+-]?(?:${digits})`

/** What each part may be (RFC 5545, section 3.3.10), and how that is said. */
const allowedParts: Readonly<Record<string, { shape: RegExp; allowed: string }>> = {
  FREQ: { shape: /^(?:DAILY|WEEKLY|MONTHLY|YEARLY)$/, allowed: 'DAILY, WEEKLY, MONTHLY or YEARLY' },
  INTERVAL: { shape: /^[1-9]\d{0,2}$/, allowed: 'a whole number from 1 to 999' },
  COUNT: { shape: /^[1-9]\d{0,2}$/, allowed: `a whole number from 1 to ${mostOccurrences}` },
  UNTIL: {
    shape: /^\d{8}(?:T\d{6})?$/,
    allowed: "a day of the office's calendar such as 20270630, or with a local time 20270630T120000",
  },
  BYDAY: {
    shape: listOf(`(?:${fromOneTo('[1-9]|[1-4]\\d|5[0-3]')})?${weekday}`),
    allowed: 'weekdays such as MO,TH, or of a month or year such as 1MO or -1FR',
  },
  BYMONTHDAY: {
    shape: listOf(fromOneTo('[1-9]|[12]\\d|3[01]')),
    allowed: 'days from 1 to 31, or -1 to -31 from the end of the month',
  },
  BYMONTH: { shape: listOf('(?:[1-9]|1[0-2])'), allowed: 'months from 1 to 12' },
  BYYEARDAY: {
    shape: listOf(fromOneTo('[1-9]\\d?|[12]\\d\\d|3[0-5]\\d|36[0-6]')),
    allowed: 'days from 1 to 366, or -1 to -366 from the end of the year',
  },
  BYWEEKNO: {
    shape: listOf(fromOneTo('[1-9]|[1-4]\\d|5[0-3]')),
    allowed: 'weeks from 1 to 53, or -1 to -53 from the end of the year',
  },
  BYSETPOS: {
    shape: listOf(fromOneTo('[1-9]\\d?|[12]\\d\\d|3[0-5]\\d|36[0-6]')),
    allowed: 'positions from 1 to 366, or -1 to -366 from the end, beside another part that begins with BY',
  },
  WKST: { shape: new RegExp(`^${weekday}$`), allowed: 'one weekday such as MO' },
}

function readParts(rule: string): Parts {
  const parts = new Map<string, string>()
  for (const part of rule
    .trim()
    .replace(/^RRULE:/i, '')
    .toUpperCase()
    .split(';')) {
    const [name = '', value = '', ...rest] = part.split('=')
    const known = allowedParts[name]
    if (!known || !Object.hasOwn(allowedParts, name))
      return refuse(
        name.slice(0, 40) || 'rule',
        value.slice(0, 80),
        `one of ${Object.keys(allowedParts).join(', ')}; the time of day is that of the start`,
      )
    if (rest.length > 0 || !known.shape.test(value)) refuse(name, value.slice(0, 80), known.allowed)
    if (parts.has(name)) refuse(name, value.slice(0, 80), 'once in a rule')
    parts.set(name, value)
  }
  return checkTogether(parts)
}

/** Which parts go together: the table of RFC 5545, section 3.3.10. */
function checkTogether(parts: Parts): Parts {
  const freq = parts.get('FREQ')
  if (!freq) return refuse('FREQ', '', 'DAILY, WEEKLY, MONTHLY or YEARLY; it must be there')
  const onlyWith = (name: string, freqs: readonly string[]) => {
    const value = parts.get(name)
    if (value !== undefined && !freqs.includes(freq))
      refuse(name, value, `a part beside FREQ=${freqs.join(' or ')}`)
  }
  onlyWith('BYWEEKNO', ['YEARLY'])
  onlyWith('BYYEARDAY', ['YEARLY'])
  onlyWith('BYMONTHDAY', ['DAILY', 'MONTHLY', 'YEARLY'])
  const days = parts.get('BYDAY') ?? ''
  if (/\d/.test(days) && ((freq !== 'MONTHLY' && freq !== 'YEARLY') || parts.has('BYWEEKNO')))
    refuse('BYDAY', days, 'weekdays without a number, but beside FREQ=MONTHLY or YEARLY without BYWEEKNO')
  const position = parts.get('BYSETPOS')
  if (position !== undefined && ![...parts.keys()].some(name => name.startsWith('BY') && name !== 'BYSETPOS'))
    refuse('BYSETPOS', position, 'a part beside another that begins with BY')
  return parts
}

/** @returns the count, where the rule ends by one. */
function checkEnd(parts: Parts, start: Date): number | undefined {
  const count = parts.get('COUNT')
  const until = parts.get('UNTIL')
  if (count !== undefined && until !== undefined)
    refuse('COUNT', count, 'a count or a last day, and not both')
  if (count === undefined && until === undefined)
    refuse('UNTIL', '', `there, or COUNT: a series has an end within ${mostYears} years`)
  if (count !== undefined && Number(count) > mostOccurrences)
    refuse('COUNT', count, `a whole number from 1 to ${mostOccurrences}`)
  if (until === undefined) return Number(count)
  const last = untilOf(until, start.toISOString())
  if (!last) return refuse('UNTIL', until, 'a day that is there')
  if (last < start) refuse('UNTIL', until, `a day not before the start, ${start.toISOString().slice(0, 10)}`)
  const farthest = new Date(start)
  farthest.setUTCFullYear(start.getUTCFullYear() + mostYears)
  if (last > farthest) refuse('UNTIL', until, `a day up to ${farthest.toISOString().slice(0, 10)}`)
  return undefined
}

/** A day is meant up to its end. */
function untilOf(until: string | undefined, startsAt: string): Date | undefined {
  if (until === undefined) return undefined
  const day = `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}`
  const time = until.length > 8 ? `${until.slice(9, 11)}:${until.slice(11, 13)}` : startsAt.slice(11, 16)
  return parsed(`${day}T${time}`)
}

function wallClock(text: string): Date {
  const moment = parsed(text)
  if (!moment) throw new DatelineError('not-a-time', { at: text })
  return moment
}

/** A wall clock as if it were UTC; undefined for what is none, such as 30 February. */
function parsed(text: string): Date | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text)) return undefined
  const moment = new Date(`${text}:00Z`)
  return Number.isNaN(moment.getTime()) || !moment.toISOString().startsWith(text) ? undefined : moment
}

/** 20261201T093000Z. */
function basic(moment: Date): string {
  return moment.toISOString().replace(/[-:]|\.\d{3}/g, '')
}

function refuse(place: string, value: string, allowed: string): never {
  throw new DatelineError('series-rule-invalid', { place, value, allowed })
}
