import { withPlainDigits } from '../text/digits.ts'
import { normalised } from '../text/windows.ts'
import { calendarsOfYear } from './calendars.ts'

/** A day as YYYY-MM-DD, or why a text is none that can be meant. */
export type ReadDay = { ok: true; day: string } | { ok: false; reason: string }

/** Offices log what they did, and schedule what they will do; neither reaches further than this. */
const earliestYear = 1990
const latestYear = 2099
/** Between these an office may have worked, or will. */
const logged = [new Date('2006-01-01'), new Date('2044-12-31')] as const

/**
 * A day written year first, in digits of any script: `2026-11-03`, `2026/11/3`, `۲۰۲۶-۱۱-۰۳`. Years of other calendars
 * (1405 is the year 2026 in Kabul) and implausible years are refused, and the reason names the calendar.
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
  return isDay(iso) ? { ok: true, day: iso } : { ok: false, reason: 'give a real day as YYYY-MM-DD' }
}

/** Whether a text is a day of the calendar, exactly as YYYY-MM-DD. Neither it nor PostgreSQL has a year 0. */
export function isDay(text: string): boolean {
  const [year = 0, month = 0, day = 0] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)?.slice(1).map(Number) ?? []
  return year >= 1 && day >= 1 && day <= daysIn(year, month)
}

/** 0 where there is no such month. */
function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  if (month < 1 || month > 12) return 0
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** Why a year cannot be meant; undefined where it can. */
function unmeantYear(year: number): string | undefined {
  if (year >= earliestYear && year <= latestYear) return undefined
  const calendars = calendarsOfYear(year, ...logged)
  if (calendars.length === 0) {
    return `the year ${year} is ${year < earliestYear ? 'long before' : 'long after'} any work of an office`
  }
  return `it looks like a day of the ${calendars.join(' or ')} calendar; give it in the Gregorian one, as YYYY-MM-DD`
}
