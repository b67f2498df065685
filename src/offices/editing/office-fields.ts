import { sql } from 'kysely'
import { inOrderOfAge, isAgeBand, overlappingBands } from '../../core/age-band.ts'
import { readCountry } from '../../core/country.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Language, Wording } from '../../core/languages/language.ts'
import { readDay } from '../../core/time/days.ts'
import { readZone } from '../../core/zones.ts'
import type { Db } from '../../database/connect.ts'
import type { OfficePlace } from '../office-in-full.view.ts'
import type { QuietException, QuietWindow } from '../quiet-hours.ts'

/** What people decide about an office. */
export interface OfficeFields {
  names: Wording
  /** ISO 3166-1 alpha-2. */
  country: string
  /** IANA name. */
  timeZone: string
  /** ISO weekdays, Monday is 1. */
  workingDays: number[]
  languages: Language[]
  quietHours: QuietWindow[]
  quietExceptions: QuietException[]
  places: OfficePlace[]
  /** By which participants are counted, the youngest first. */
  ageBands: string[]
}

/**
 * The fields that were given, in the form in which they are stored. Asks the record whether it knows the zone, and so
 * must not stand inside a transaction that goes on after a refusal.
 * @throws DatelineError `bad-input` that names the value and what is allowed.
 */
export async function checkOfficeFields(
  db: Db,
  given: Partial<OfficeFields>,
): Promise<Partial<OfficeFields>> {
  const { country, timeZone, workingDays, quietHours, quietExceptions, ageBands } = given
  return {
    ...given,
    ...(country === undefined ? {} : { country: checkCountry(country) }),
    ...(timeZone === undefined ? {} : { timeZone: await checkZone(db, timeZone) }),
    ...(workingDays === undefined ? {} : { workingDays: checkWorkingDays(workingDays) }),
    ...(quietHours === undefined ? {} : { quietHours: quietHours.map(checkWindow) }),
    ...(quietExceptions === undefined ? {} : { quietExceptions: checkExceptions(quietExceptions) }),
    ...(ageBands === undefined ? {} : { ageBands: checkAgeBands(ageBands) }),
  }
}

export function checkCountry(written: string): string {
  const country = readCountry(written)
  if (country !== undefined) return country
  throw new DatelineError('country-unknown', { country: written })
}

async function checkZone(db: Db, written: string): Promise<string> {
  const zone = readZone(written)
  if (zone === undefined) throw new DatelineError('zone-unknown', { zone: written })
  const { rows } = await sql`select from pg_timezone_names where name = ${zone}`.execute(db)
  if (rows.length === 0) throw new DatelineError('zone-not-in-database', { zone })
  return zone
}

function checkAgeBands(bands: readonly string[]): string[] {
  const odd = bands.find(band => band === 'unknown' || !isAgeBand(band))
  if (odd !== undefined || bands.length === 0)
    throw new DatelineError('age-band-invalid', { band: odd ?? '' })
  const [one, other] = overlappingBands(bands) ?? []
  if (one !== undefined && other !== undefined) throw new DatelineError('bands-overlap', { one, other })
  return inOrderOfAge(bands)
}

function checkWorkingDays(days: readonly number[]): number[] {
  if (areWeekdays(days)) return days.toSorted()
  throw new DatelineError('working-days-invalid', { days: days.join(', ') })
}

function checkWindow({ weekdays, from, to }: QuietWindow): QuietWindow {
  for (const time of [from, to]) {
    if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) throw new DatelineError('clock-time-invalid', { time })
  }
  if (from === to) throw new DatelineError('quiet-hours-empty', { from, to })
  if (!areWeekdays(weekdays)) throw new DatelineError('quiet-weekdays-invalid', { from, to })
  return { weekdays: weekdays.toSorted(), from, to }
}

function areWeekdays(days: readonly number[]): boolean {
  const areKnown = days.every(day => Number.isInteger(day) && day >= 1 && day <= 7)
  return areKnown && days.length > 0 && new Set(days).size === days.length
}

/** In order of their days, of which no two exceptions share one. */
function checkExceptions(given: readonly QuietException[]): QuietException[] {
  const exceptions = given
    .map(exception => ({
      name: exception.name,
      from: checkExceptionDay(exception.from),
      until: checkExceptionDay(exception.until),
      quietHours: exception.quietHours.map(checkWindow),
    }))
    .toSorted((one, other) => (one.from < other.from ? -1 : 1))
  for (const [index, { name, from, until }] of exceptions.entries()) {
    if (until < from) throw new DatelineError('exception-reversed', { name, from, until })
    const next = exceptions[index + 1]
    if (next && next.from <= until)
      throw new DatelineError('exceptions-overlap', { one: name, other: next.name, day: next.from })
  }
  return exceptions
}

function checkExceptionDay(written: string): string {
  const read = readDay(written)
  if (read.ok) return read.day
  throw new DatelineError('exception-day-invalid', { day: written, reason: read.reason })
}
