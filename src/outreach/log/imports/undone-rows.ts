import { sql } from 'kysely'
import type { Db } from '../../../database/connect.ts'

interface Undoing {
  table: 'activity' | 'enquiry'
  day: 'held_on' | 'asked_on'
  importId: string
  by: string
  at: Date
}

interface RowOfDay {
  officeId: string
  /** YYYY-MM-DD. */
  day: string
}

/** Ends the entries that an import added and no one corrected. */
export async function endAdded(trx: Db, { table, day, importId, by, at }: Undoing): Promise<RowOfDay[]> {
  const { rows } = await sql<RowOfDay>`
    update ${sql.table(table)} as entry
    set ended_at = greatest(${at}::timestamptz, created_at), ended_by = ${by}, ended_how = 'undone'
    where import_id = ${importId}::uuid and ended_at is null and not exists (
      select from ${sql.table(table)} as earlier
      where earlier.entry_id = entry.entry_id and earlier.ended_how = 'corrected')
    returning office_id as "officeId", to_char(${sql.ref(day)}, 'YYYY-MM-DD') as day`.execute(trx)
  return rows
}

/** Which entries of an import count still? After `endAdded`, those that were corrected. */
export async function correctedOf(
  trx: Db,
  table: 'activity' | 'enquiry',
  importId: string,
): Promise<string[]> {
  const { rows } = await sql<{ entryId: string }>`
    select entry_id as "entryId" from ${sql.table(table)}
    where import_id = ${importId}::uuid and ended_at is null order by entry_id`.execute(trx)
  return rows.map(row => row.entryId)
}

/**
 * Lets the rows that an import ended count again, each as the next version of its entry. Left out are those of an import
 * that was itself undone, those that a person put back, and those that their source has brought again.
 */
export async function restoreEnded(trx: Db, { table, day, importId, by, at }: Undoing): Promise<RowOfDay[]> {
  const { rows } = await sql<RowOfDay>`
    with ended as materialized (
      select entry.*, gen_random_uuid() as next_id from ${sql.table(table)} as entry
      where entry.replaced_in = ${importId}::uuid
        and not exists (
          select from ${sql.table(table)} as later
          where later.entry_id = entry.entry_id and later.version > entry.version)
        and not exists (
          select from log_import where log_import.id = entry.import_id and log_import.undone_at is not null)
    ), restored as (
      insert into ${sql.table(table)}
      select next.* from ended, lateral jsonb_populate_record(null::${sql.table(table)}, to_jsonb(ended)
        || jsonb_build_object('id', ended.next_id, 'version', ended.version + 1, 'created_by', ${by}::text,
          'created_at', greatest(${at}::timestamptz, ended.ended_at), 'ended_at', null, 'ended_by', null,
          'ended_how', null, 'ended_reason', null, 'replaced_in', null)) as next
      on conflict (source, import_key, sandbox) where ended_at is null do nothing
      returning id, office_id, ${sql.ref(day)}
    )${table === 'activity' ? withPeople : sql``}
    select office_id as "officeId", to_char(${sql.ref(day)}, 'YYYY-MM-DD') as day from restored`.execute(trx)
  return rows
}

const withPeople = sql`, people as (
      insert into activity_people (activity_id, sex, ages, count)
      select restored.id, people.sex, people.ages, people.count
      from restored join ended on ended.next_id = restored.id
      join activity_people as people on people.activity_id = ended.id
    )`
