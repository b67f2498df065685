import type { Locale } from './locale.ts'
import { pashtoMonths, pashtoWeekdays } from './pashto.ts'

type Moment = string | Date

/** `17:30` on the clocks of a zone; 24 hours in every language. */
export function clockTime(at: Moment, zone: string, { tag }: Pick<Locale, 'tag'>): string {
  return part({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone }, tag, at)
}

/** `17:30:02`, for what the record notes by the second. */
export function secondTime(at: Moment, zone: string, { tag }: Pick<Locale, 'tag'>): string {
  const parts = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const
  return part({ ...parts, timeZone: zone }, tag, at)
}

/** `Thu 26 Nov`, with the year where it is not this one; beside it the Solar Hijri day, if the person wants it. */
export function shortDay(at: Moment, zone: string, locale: Locale, now: Moment): string {
  const year = yearIn(at, zone) === yearIn(now, zone) ? {} : ({ year: 'numeric' } as const)
  return withHijri(
    part({ weekday: 'short', day: 'numeric', month: 'short', ...year, timeZone: zone }, locale.tag, at),
    at,
    zone,
    locale,
  )
}

/** `Thursday, 26 November 2026`. */
export function longDay(at: Moment, zone: string, locale: Locale): string {
  const text = part(
    { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: zone },
    locale.tag,
    at,
  )
  return withHijri(text, at, zone, locale)
}

/** The calendar day in a zone, `2026-11-26`: for comparing and for the API, not for reading. */
export function dayIn(at: Moment, zone: string): string {
  return part({ dateStyle: 'short', timeZone: zone }, 'sv-SE', at)
}

/** Ahead of UTC, `+05:00`. */
export function offsetIn(at: Moment, zone: string): string {
  const parts = formatter({ timeZoneName: 'longOffset', timeZone: zone }, 'en').formatToParts(new Date(at))
  const name = parts.find(each => each.type === 'timeZoneName')?.value ?? 'GMT'
  return name === 'GMT' ? '+00:00' : name.slice(3)
}

/** Parts of a day of the calendar, not of a moment: `dayParts({ weekday: 'short' }, tag, new Date('2026-11-26'))` is `Thu`. Its zone is UTC. */
export function dayParts(options: Intl.DateTimeFormatOptions, tag: string, day: Date): string {
  return part({ ...options, timeZone: 'UTC' }, tag, day)
}

/** From one day to another, `23 – 29 November 2026`; both are days of the calendar, in UTC. */
export function dayRange(options: Intl.DateTimeFormatOptions, tag: string, first: Date, last: Date): string {
  const inUtc = { ...options, timeZone: 'UTC' }
  if (!ofAfghanistan.test(tag)) return formatter(inUtc, tag).formatRange(first, last)
  const [begin, end] = [wordsOf(inUtc, tag, first), wordsOf(inUtc, tag, last)]
  const parts = formatter(inUtc, tag.replace(ofAfghanistan, 'en-GB-')).formatRangeToParts(first, last)
  return parts
    .map(({ type, value, source }) => (source === 'endRange' ? end : begin)[type] ?? value.replace(',', '،'))
    .join('')
}

function yearIn(at: Moment, zone: string): string {
  return dayIn(at, zone).slice(0, 4)
}

function withHijri(text: string, at: Moment, zone: string, { tag, withSolarHijri }: Locale): string {
  if (!withSolarHijri) return text
  const hijri = tag.replace('-ca-gregory', '-ca-persian')
  return `${text} (${part({ day: 'numeric', month: 'long', timeZone: zone }, hijri, at)})`
}

function part(options: Intl.DateTimeFormatOptions, tag: string, at: Moment): string {
  const date = new Date(at)
  return ofAfghanistan.test(tag) ? dayFirst(options, tag, date) : formatter(options, tag).format(date)
}

/** Chromium has no Pashto, and puts the month before the day in some Gregorian dates in Dari. */
const ofAfghanistan = /^(?:ps|fa-AF)-/

type Words = Partial<Record<Intl.DateTimeFormatPartTypes, string | undefined>>

/** The day before the month, with the words of the language. */
function dayFirst(options: Intl.DateTimeFormatOptions, tag: string, date: Date): string {
  const words = wordsOf(options, tag, date)
  const parts = formatter(options, tag.replace(ofAfghanistan, 'en-GB-')).formatToParts(date)
  return parts.map(({ type, value }) => words[type] ?? value.replace(',', '،')).join('')
}

function wordsOf(options: Intl.DateTimeFormatOptions, tag: string, date: Date): Words {
  return tag.startsWith('ps-') ? pashtoWords(options, tag, date) : dariWords(options, tag, date)
}

/** Whole: those that browsers cut short are not what people write. */
function dariWords({ timeZone }: Intl.DateTimeFormatOptions, tag: string, date: Date): Words {
  const word = (own: Intl.DateTimeFormatOptions) => formatter({ ...own, timeZone }, tag).format(date)
  return { weekday: word({ weekday: 'long' }), month: word({ month: 'long' }) }
}

function pashtoWords(options: Intl.DateTimeFormatOptions, tag: string, date: Date): Words {
  const calendar = tag.includes('-ca-persian') ? 'persian' : 'gregory'
  const numberOf = (own: Intl.DateTimeFormatOptions) =>
    formatter({ ...own, timeZone: options.timeZone }, `en-u-ca-${calendar}`).format(date)
  return {
    weekday: pashtoWeekdays[weekdays.indexOf(numberOf({ weekday: 'short' }))],
    month: pashtoMonths[calendar][Number.parseInt(numberOf({ month: 'numeric' }), 10) - 1],
  }
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** Making one costs more than using it a hundred times. */
const made = new Map<string, Intl.DateTimeFormat>()

function formatter(options: Intl.DateTimeFormatOptions, tag: string): Intl.DateTimeFormat {
  const key = `${tag} ${JSON.stringify(options)}`
  const known = made.get(key) ?? new Intl.DateTimeFormat(tag, options)
  made.set(key, known)
  return known
}
