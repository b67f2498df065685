import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../../database/connect.ts'

/** Which rows of a source a file replaces: those of its months that it does not hold. */
export interface ReplacedRows {
  table: 'activity' | 'enquiry'
  day: 'held_on' | 'asked_on'
  source: string
  sandbox: boolean
  /** `office YYYY-MM`. */
  months: readonly string[]
  /** Of the rows that the file holds. */
  importKeys: readonly string[]
}

/** What counts of an office's month. */
export interface MonthCount {
  /** `office YYYY-MM`. */
  month: string
  entries: number
  /** Participants of activities, or enquiries. */
  total: number
}

/** Which of these keys does a row hold that counts, of the source or from before sources were kept? */
export async function knownKeys(
  db: Db,
  { table, source, sandbox, importKeys }: Pick<ReplacedRows, 'table' | 'source' | 'sandbox' | 'importKeys'>,
): Promise<Set<string>> {
  const { rows } = await sql<{ key: string }>`
    select import_key as key from ${sql.table(table)}
    where sandbox = ${sandbox} and ended_at is null and (source = ${source} or source is null)
      and import_key = any(${[...importKeys]}::text[])`.execute(db)
  return new Set(rows.map(row => row.key))
}

/** How many rows would be replaced in each month, and what they count. */
export async function countReplaced(db: Db, replaced: ReplacedRows): Promise<MonthCount[]> {
  return await countByMonth(db, replaced, isReplaced(replaced))
}

/** Whose rows these are, office by office. */
export async function authorsOfReplaced(
  db: Db,
  replaced: ReplacedRows,
): Promise<{ officeId: string; createdBy: string }[]> {
  const { rows } = await sql<{ officeId: string; createdBy: string }>`
    select distinct office_id as "officeId", created_by as "createdBy"
    from ${sql.table(replaced.table)} as entry where ${isReplaced(replaced)}`.execute(db)
  return rows
}

/** What counts in each of these months now, of any source. */
export async function countMonths(
  db: Db,
  asked: Pick<ReplacedRows, 'table' | 'day' | 'sandbox' | 'months'>,
): Promise<MonthCount[]> {
  return await countByMonth(
    db,
    asked,
    sql`sandbox = ${asked.sandbox} and ended_at is null and ${inMonths(asked)}`,
  )
}

/** Ends the replaced rows; gives the office, the day and the author of each. */
export async function endReplaced(
  trx: Db,
  replaced: ReplacedRows,
  ending: { at: Date; by: string; importId: string },
): Promise<{ officeId: string; day: string; createdBy: string }[]> {
  const { rows } = await sql<{ officeId: string; day: string; createdBy: string }>`
    update ${sql.table(replaced.table)} as entry
    set ended_at = greatest(${ending.at}::timestamptz, created_at), ended_by = ${ending.by}, ended_how = 'replaced',
      replaced_in = ${ending.importId}::uuid
    where ${isReplaced(replaced)}
    returning office_id as "officeId", to_char(${sql.ref(replaced.day)}, 'YYYY-MM-DD') as day,
      created_by as "createdBy"`.execute(trx)
  return rows
}

async function countByMonth(
  db: Db,
  { table, day }: Pick<ReplacedRows, 'table' | 'day'>,
  condition: RawBuilder<unknown>,
): Promise<MonthCount[]> {
  const total =
    table === 'enquiry'
      ? sql`entry.count`
      : sql`(select sum(people.count) from activity_people as people where people.activity_id = entry.id)`
  const { rows } = await sql<MonthCount>`
    select ${monthOf(day)} as month, count(*)::integer as entries,
      coalesce(sum(${total}), 0)::double precision as total
    from ${sql.table(table)} as entry where ${condition} group by 1 order by 1`.execute(db)
  return rows
}

/** Of the table as `entry`, the rows that are replaced. */
export function isReplaced({ source, sandbox, importKeys, ...asked }: ReplacedRows): RawBuilder<unknown> {
  return sql`source = ${source} and sandbox = ${sandbox} and ended_at is null and ${inMonths(asked)}
    and import_key is not null and not import_key = any(${[...importKeys]}::text[])`
}

function inMonths({ day, months }: Pick<ReplacedRows, 'day' | 'months'>): RawBuilder<unknown> {
  return sql`${monthOf(day)} = any(${[...months]}::text[])`
}

function monthOf(day: string): RawBuilder<unknown> {
  return sql`office_id || ' ' || to_char(${sql.ref(day)}, 'YYYY-MM')`
}
