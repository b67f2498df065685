import { withPlainDigits } from './text/digits.ts'
import { normalised } from './text/windows.ts'

/** A day as YYYY-MM-DD, or why a text is none that can be meant. */
export type ReadDay = { ok: true; day: string } | { ok: false; reason: string }

/** Offices log what they did, and schedule what they will do; neither reaches further than this. */
const earliestYear = 1990
const latestYear = 2099

/**
 * A day written year first, in digits of any script: `2026-11-03`, `2026/11/3`, `۲۰۲۶-۱۱-۰۳`. Years of other calendars
 * (1405 is the year 2026 in Kabul) and years that nobody means are refused, and the reason names the calendar.
 */
export function readDay(written: string): ReadDay {
  const text = withPlainDigits(normalised(written, 'NFKC'))
    .replace(/\p{Cf}/gu, '')
    .replace(/[‐-―−]/g, '-')
    .trim()
  const [, yearText = '', separator = '', month = '', day = ''] =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text) ?? []
  if (separator === '') return { ok: false, reason: 'give a real day as YYYY-MM-DD' }
  const odd = unmeantYear(Number(yearText))
  if (odd !== undefined) return { ok: false, reason: odd }
  const iso = `${yearText}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const read = new Date(`${iso}T00:00:00Z`)
  const real = !Number.isNaN(read.getTime()) && read.toISOString().startsWith(iso)
  return real ? { ok: true, day: iso } : { ok: false, reason: 'give a real day as YYYY-MM-DD' }
}

/** Why a year cannot be meant; undefined where it can. */
export function unmeantYear(year: number): string | undefined {
  if (year >= earliestYear && year <= latestYear) return undefined
  const [calendar, ...more] = calendars.filter(({ from, to }) => year >= from && year <= to)
  if (calendar === undefined) {
    return `the year ${year} is ${year < earliestYear ? 'long before' : 'long after'} any work of an office`
  }
  const names = [calendar, ...more].map(({ name }) => name).join(' or ')
  return `it looks like a day of the ${names} calendar; give it in the Gregorian one, as YYYY-MM-DD`
}

/** Calendars that offices live with, and their years from 2005 to 2045 AD (Unicode CLDR, calendar data). */
const calendars: readonly { name: string; from: number; to: number }[] = [
  { name: 'Solar Hijri', from: 1383, to: 1424 },
  { name: 'Hijri', from: 1425, to: 1469 },
  { name: 'Bengali', from: 1411, to: 1452 },
  { name: 'Buddhist', from: 2548, to: 2588 },
]
