import type { Wording } from '../core/languages/language.ts'
import type { Db } from '../database/connect.ts'
import { ageBandsOf } from './age-bands.view.ts'
import { type Office, officeOf } from './office.view.ts'
import type { QuietException, QuietWindow } from './quiet-hours.ts'

/** Everything that people decide about an office, but for its holidays. */
export interface OfficeInFull extends Office {
  /** ISO weekdays, Monday is 1. */
  workingDays: number[]
  quietHours: QuietWindow[]
  quietExceptions: QuietException[]
  places: OfficePlace[]
  /** By which participants are counted, the youngest first; what was logged by others before stays. */
  ageBands: string[]
  /** Counts its edits. */
  version: number
}

/** A town that an office covers: news with its dateline belongs to the office. */
export interface OfficePlace {
  names: Wording
  /** Others that datelines use. */
  spellings: string[]
}

/** Offices in full, by id; archived ones too. */
export async function officesInFull(db: Db, ids: readonly string[] | '*'): Promise<OfficeInFull[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('office')
    .selectAll()
    .$if(ids !== '*', query => query.where('id', 'in', [...ids]))
    .orderBy('id')
    .execute()
  const places = await placesOf(db, ids)
  const bands = await ageBandsOf(db, ids)
  return rows.map(row => ({
    ...officeOf(row),
    workingDays: row.working_days,
    quietHours: row.quiet_hours,
    quietExceptions: row.quiet_exceptions,
    places: places.get(row.id) ?? [],
    ageBands: bands.get(row.id) ?? [],
    version: row.version,
  }))
}

async function placesOf(db: Db, ids: readonly string[] | '*'): Promise<Map<string, OfficePlace[]>> {
  const rows = await db
    .selectFrom('office_place')
    .select(['office_id', 'names', 'spellings'])
    .$if(ids !== '*', query => query.where('office_id', 'in', [...ids]))
    .orderBy('office_id')
    .orderBy('position')
    .execute()
  const places = new Map<string, OfficePlace[]>()
  for (const { office_id, names, spellings } of rows)
    places.set(office_id, [...(places.get(office_id) ?? []), { names, spellings }])
  return places
}
