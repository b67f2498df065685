import { sql } from 'kysely'
import type { Language, Wording } from '../core/languages/language.ts'
import type { Db } from '../database/connect.ts'
import type { QuietTimes } from './quiet-hours.ts'

export interface Office {
  id: string
  names: Wording
  /** ISO 3166-1 alpha-2. */
  country: string
  /** IANA name. */
  timeZone: string
  languages: Language[]
  /** Set while a person has stopped everything the office publishes, UTC. */
  stopped?: { at: Date; by: string; reason: string }
  /** Set while it is out of use, UTC. */
  archived?: { at: Date; by: string }
}

/** When an office works. Times are wall-clock times 'HH:MM' in its zone. */
export interface OfficeTime extends QuietTimes {
  /** IANA name. */
  timeZone: string
  /** ISO weekdays, Monday is 1. */
  workingDays: readonly number[]
  holidays: readonly Holiday[]
}

export interface Holiday {
  /** 'YYYY-MM-DD', in the office's zone. */
  day: string
  name: string
  /** Its day is not certain yet. */
  toConfirm?: true
}

/** All offices, by id. */
export async function listOffices(db: Db): Promise<Office[]> {
  return (await db.selectFrom('office').selectAll().orderBy('id').execute()).map(officeOf)
}

export async function officeById(db: Db, officeId: string): Promise<Office | undefined> {
  const row = await db.selectFrom('office').selectAll().where('id', '=', officeId).executeTakeFirst()
  return row && officeOf(row)
}

/** When the office works; undefined where there is no such office. */
export async function officeTime(db: Db, officeId: string): Promise<OfficeTime | undefined> {
  return (await officeTimes(db, [officeId])).get(officeId)
}

/** When offices work, by their ids; those that are unknown are left out. */
export async function officeTimes(db: Db, officeIds: readonly string[]): Promise<Map<string, OfficeTime>> {
  const ids = [...officeIds]
  const offices = await db
    .selectFrom('office')
    .select(['id', 'time_zone', 'working_days', 'quiet_hours', 'quiet_exceptions'])
    .where(sql<boolean>`id = any(${ids}::text[])`)
    .execute()
  const holidays = Map.groupBy(
    await db
      .selectFrom('office_holiday')
      .select(['office_id', 'day', 'name', 'to_confirm'])
      .where(sql<boolean>`office_id = any(${ids}::text[])`)
      .orderBy('day')
      .execute(),
    holiday => holiday.office_id,
  )
  return new Map(
    offices.map(office => [
      office.id,
      {
        timeZone: office.time_zone,
        workingDays: office.working_days,
        holidays: (holidays.get(office.id) ?? []).map(({ day, name, to_confirm }) =>
          to_confirm ? { day, name, toConfirm: true } : { day, name },
        ),
        quietHours: office.quiet_hours,
        quietExceptions: office.quiet_exceptions,
      },
    ]),
  )
}

/** Office id by place; the keys are as `placeKey` writes them. */
export async function officeOfEachPlace(db: Db): Promise<Map<string, string>> {
  const rows = await db.selectFrom('dateline_place').selectAll().execute()
  return new Map(rows.map(row => [row.place, row.office_id]))
}

/** An office by its row. */
export function officeOf(row: {
  id: string
  names: Wording
  country: string
  time_zone: string
  languages: Language[]
  stopped_at: Date | null
  stopped_by: string | null
  stopped_reason: string | null
  archived_at: Date | null
  archived_by: string | null
}): Office {
  const stopped = row.stopped_at && {
    at: row.stopped_at,
    by: row.stopped_by ?? '',
    reason: row.stopped_reason ?? '',
  }
  return {
    id: row.id,
    names: row.names,
    country: row.country,
    timeZone: row.time_zone,
    languages: row.languages,
    ...(stopped ? { stopped } : {}),
    ...(row.archived_at ? { archived: { at: row.archived_at, by: row.archived_by ?? '' } } : {}),
  }
}
