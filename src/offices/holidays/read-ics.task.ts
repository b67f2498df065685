import ical, { type VEvent } from 'node-ical'
import { DatelineError } from '../../core/errors/errors.ts'
import { firstFaults } from '../../core/errors/first-faults.ts'
import { decodeBytes } from '../../core/text/decode.ts'
import { isDay, readDay } from '../../core/time/days.ts'
import type { IcsReading, ReadIcs } from './read-ics.ts'

/** A file holds the holidays of some years; what is larger is none of holidays. */
const mostBytes = 2 * 1024 * 1024
const mostEntries = 5_000
const mostDays = 2_000
/** What one entry may repeat, and how long it may last. */
const mostRepeats = 100
const mostDaysOfOne = 31
const longestName = 120

/**
 * The days of a file's entries (RFC 5545), each entry read by itself, so that a bad one costs no other. Dates count as
 * they are written, whatever the zone; an entry that repeats does so once a year.
 * @throws DatelineError `ics-invalid`, `ics-too-large`.
 */
export function work({ content, name, years }: IcsReading): ReadIcs {
  if (content.byteLength > mostBytes) throw new DatelineError('ics-too-large', { name, limit: '2 MB' })
  const entries = entriesOf(decodeBytes(content, name).text, name)
  if (entries.length > mostEntries)
    throw new DatelineError('ics-too-large', { name, limit: `${mostEntries} entries` })
  const faults: ReadIcs['faults'] = []
  const days = new Map<string, string>()
  for (const { line, lines } of entries) {
    try {
      const entry = readEntry(lines, years)
      for (const day of entry.days) addDay(days, day, entry.name)
    } catch (thrown) {
      faults.push({ line, reason: thrown instanceof EntryFault ? thrown.message : unreadable })
    }
    if (days.size > mostDays) throw new DatelineError('ics-too-large', { name, limit: `${mostDays} days` })
  }
  const holidays = [...days].map(([day, name]) => ({ day, name }))
  return {
    holidays: holidays.toSorted((one, other) => (one.day < other.day ? -1 : 1)),
    faults: firstFaults(faults),
  }
}

/** Why one entry cannot be taken, in a sentence. */
class EntryFault extends Error {}
const unreadable = 'The entry cannot be read.'

function addDay(days: Map<string, string>, day: string, name: string): void {
  const there = days.get(day)
  if (there === undefined) days.set(day, name)
  else if (there !== name && there.length + name.length < longestName) days.set(day, `${there}; ${name}`)
}

/** The lines of each entry, unfolded, and the line of the file on which it begins. */
function entriesOf(text: string, name: string): { line: number; lines: string[] }[] {
  if (!/^BEGIN:VCALENDAR[ \t]*$/im.test(text)) throw new DatelineError('ics-invalid', { name })
  const entries: { line: number; lines: string[] }[] = []
  let open: { line: number; lines: string[] } | undefined
  for (const [index, written] of text.split('\n').entries()) {
    const keyword = written.trimEnd().toUpperCase()
    if (keyword === 'BEGIN:VEVENT') {
      // One that does not end before the next begins is refused below, for its parts are missing.
      if (open) entries.push(open)
      open = { line: index + 1, lines: [] }
    } else if (keyword === 'END:VEVENT') {
      if (open) entries.push(open)
      open = undefined
    } else if (open) {
      const last = open.lines.at(-1)
      if (/^[ \t]/.test(written) && last !== undefined)
        open.lines[open.lines.length - 1] = last + written.slice(1)
      else open.lines.push(written)
    }
  }
  if (open) entries.push(open)
  return entries
}

function readEntry(lines: readonly string[], years: IcsReading['years']): { name: string; days: string[] } {
  const first = startOf(lines)
  const event = parsed([`DTSTART:${first.replaceAll('-', '')}T000000Z`, ...lines.flatMap(asMidnight)])
  const name = nameOf(event)
  if (valueFrom(lines, 'STATUS')?.toUpperCase() === 'CANCELLED')
    throw new EntryFault(`"${name}" is cancelled.`)
  if (valueFrom(lines, 'RECURRENCE-ID') !== undefined || valueFrom(lines, 'RDATE') !== undefined)
    throw new EntryFault(
      `"${name}" names days by RECURRENCE-ID or RDATE, which are not read; add them by hand.`,
    )
  const length = lengthOf(event, name)
  const starts = event.rrule ? repeatsOf(event, lines, name, years) : [first]
  return { name, days: starts.flatMap(start => daysFrom(start, length)) }
}

/** The first day, 'YYYY-MM-DD'. */
function startOf(lines: readonly string[]): string {
  const written = valueFrom(lines, 'DTSTART')
  if (written === undefined) throw new EntryFault('The entry has no first day (DTSTART).')
  const [, year, month, day, time] = /^(\d{4})(\d\d)(\d\d)(?:T(\d{6})Z?)?$/.exec(written) ?? []
  const iso = `${year}-${month}-${day}`
  if (year === undefined || !isDay(iso))
    throw new EntryFault(`The first day "${written.slice(0, 40)}" is no day; it must be like 20270323.`)
  if (time !== undefined && time !== '000000')
    throw new EntryFault(`The entry begins at a time of day ("${written}"); holidays are whole days.`)
  const read = readDay(iso)
  if (!read.ok) throw new EntryFault(`The first day ${iso} cannot be meant: ${read.reason}.`)
  return read.day
}

function valueFrom(lines: readonly string[], property: string): string | undefined {
  const line = lines.find(
    each =>
      each.slice(0, property.length).toUpperCase() === property && /^[;:]/.test(each.slice(property.length)),
  )
  return line?.slice(line.indexOf(':') + 1).trim()
}

/** What matters of an entry, with its dates as midnights in UTC, so that the zone of this machine moves none. */
function asMidnight(line: string): string[] {
  const [, property = '', , value = ''] = /^([A-Z-]+)((?:;[^:]*)?):(.*)$/i.exec(line) ?? []
  switch (property.toUpperCase()) {
    case 'DTEND':
    case 'EXDATE':
      return [`${property}:${value.replace(/(\d{8})(T\d{6}Z?)?/g, '$1T000000Z')}`]
    case 'SUMMARY':
    case 'RRULE':
    case 'DURATION':
      return [line]
    default:
      return []
  }
}

function parsed(lines: readonly string[]): VEvent {
  const text = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'BEGIN:VEVENT',
    'UID:entry',
    ...lines,
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  const event = Object.values(ical.sync.parseICS(text.join('\r\n'))).find(each => each?.type === 'VEVENT')
  if (event?.type === 'VEVENT') return event
  throw new EntryFault(unreadable)
}

function nameOf({ summary }: VEvent): string {
  const text = typeof summary === 'string' ? summary : (summary?.val ?? '')
  const name = text.replace(/\s+/g, ' ').trim()
  if (name === '') throw new EntryFault('The entry has no name (SUMMARY).')
  if (name.length > longestName)
    throw new EntryFault(`The name has ${name.length} characters; at most ${longestName} are allowed.`)
  return name
}

/** In days; one where no end is given. */
function lengthOf({ start, end }: VEvent, name: string): number {
  const days = end ? (end.getTime() - start.getTime()) / 86_400_000 : 1
  if (Number.isNaN(days) || days < 0) throw new EntryFault(`"${name}" ends before it begins, or on no day.`)
  if (days > mostDaysOfOne)
    throw new EntryFault(`"${name}" lasts ${Math.ceil(days)} days; at most ${mostDaysOfOne} are allowed.`)
  return Math.max(1, Math.ceil(days))
}

/** The first days of an entry that repeats, in the years concerned. */
function repeatsOf(
  event: VEvent,
  lines: readonly string[],
  name: string,
  { from, until }: IcsReading['years'],
): string[] {
  const rule = valueFrom(lines, 'RRULE') ?? ''
  if (!/(^|;)FREQ=YEARLY(;|$)/i.test(rule) || /BY(HOUR|MINUTE|SECOND)=/i.test(rule))
    throw new EntryFault(`"${name}" repeats by "${rule.slice(0, 60)}"; holidays repeat yearly (FREQ=YEARLY).`)
  const starts =
    event.rrule?.between(new Date(Date.UTC(from, 0, 1)), new Date(Date.UTC(until, 11, 31)), true) ?? []
  if (starts.length > mostRepeats)
    throw new EntryFault(
      `"${name}" comes ${starts.length} times in ${until - from + 1} years; at most ${mostRepeats} are allowed.`,
    )
  const left = new Set(Object.keys(event.exdate ?? {}).map(key => key.slice(0, 10)))
  return starts.map(start => start.toISOString().slice(0, 10)).filter(day => !left.has(day))
}

function daysFrom(first: string, length: number): string[] {
  const start = Date.parse(`${first}T00:00:00Z`)
  return Array.from({ length }, (_, index) => new Date(start + index * 86_400_000).toISOString().slice(0, 10))
}
