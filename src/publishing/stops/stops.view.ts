import { sql } from 'kysely'
import type { Db } from '../../database/connect.ts'

/** A stop by a person, and since when (UTC). */
interface Stop {
  at: Date
  /** The id of the person, or of Dateline itself. */
  by: string
  /** Null where it was not a person. */
  byName: string | null
  reason: string
}

/** What is stopped now; `everything` is null when the emergency stop is not set. */
export interface Stops {
  everything: Stop | null
  offices: (Stop & { officeId: string })[]
  channels: (Stop & { officeId: string; channelId: string })[]
}

/** The stops that concern these offices; `*` for all. The caller checks that the actor may read them. */
export async function whatIsStopped(db: Db, officeIds: readonly string[] | '*'): Promise<Stops> {
  const everything = await db.selectFrom('emergency_stop').selectAll().executeTakeFirst()
  const offices = await db
    .selectFrom('office')
    .select(['id', 'stopped_at', 'stopped_by', 'stopped_reason'])
    .where('stopped_at', 'is not', null)
    .$if(officeIds !== '*', query => query.where(sql<boolean>`id = any(${officeIds}::text[])`))
    .orderBy('id')
    .execute()
  const channels = await db
    .selectFrom('channel')
    .select(['id', 'office_id', 'stopped_at', 'stopped_by', 'stopped_reason'])
    .where('stopped_at', 'is not', null)
    .$if(officeIds !== '*', query => query.where(sql<boolean>`office_id = any(${officeIds}::text[])`))
    .orderBy('office_id')
    .orderBy('handle')
    .execute()
  const ids = [everything?.stopped_by, ...[...offices, ...channels].map(row => row.stopped_by)]
  const names = await namesOf(db, ids)
  const stopOf = (at: Date | null, by: string | null, reason: string | null): Stop | null =>
    at && { at, by: by ?? '', byName: names.get(by ?? '') ?? null, reason: reason ?? '' }
  return {
    everything: everything ? stopOf(everything.stopped_at, everything.stopped_by, everything.reason) : null,
    offices: offices.flatMap(row => {
      const stop = stopOf(row.stopped_at, row.stopped_by, row.stopped_reason)
      return stop ? [{ officeId: row.id, ...stop }] : []
    }),
    channels: channels.flatMap(row => {
      const stop = stopOf(row.stopped_at, row.stopped_by, row.stopped_reason)
      return stop ? [{ officeId: row.office_id, channelId: row.id, ...stop }] : []
    }),
  }
}

async function namesOf(db: Db, ids: (string | null | undefined)[]): Promise<Map<string, string>> {
  const known = ids.filter(id => id !== null && id !== undefined)
  if (known.length === 0) return new Map()
  const people = await db.selectFrom('person').select(['id', 'name']).where('id', 'in', known).execute()
  return new Map(people.map(({ id, name }) => [id, name]))
}
