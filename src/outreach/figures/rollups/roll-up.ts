import { sql } from 'kysely'
import type { Db } from '../../../database/connect.ts'

export type RollupKind = 'posts' | 'activities' | 'enquiries'

/** One month of one office, of one kind of figures. `month` is its first day. */
export interface DueMonth {
  officeId: string
  month: string
  kind: RollupKind
}

/** Months that are due, the longest waiting first. */
export async function dueMonths(db: Db, limit = 1_000): Promise<DueMonth[]> {
  const { rows } = await sql<DueMonth>`
    select office_id as "officeId", to_char(month, 'YYYY-MM-DD') as month, kind
    from rollup_due group by office_id, month, kind order by min(since) limit ${limit}`.execute(db)
  return rows
}

/**
 * Makes one month again, whole, from its rows. The marks that it read go with it in one transaction; one that is set
 * meanwhile stays, and the month is due again. May be repeated, and two at once wait for each other.
 */
export async function rollUpMonth(db: Db, { officeId, month, kind }: DueMonth): Promise<void> {
  await db.transaction().execute(async trx => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`rollup ${officeId} ${month} ${kind}`}, 0))`.execute(
      trx,
    )
    const { rows } = await sql<{ id: string }>`
      select id::text from rollup_due where office_id = ${officeId} and month = ${month}::date and kind = ${kind}`.execute(
      trx,
    )
    await sql`select roll_up_month(${officeId}, ${month}::date, ${kind})`.execute(trx)
    await sql`delete from rollup_due where id = any(${rows.map(row => row.id)}::uuid[])`.execute(trx)
  })
}
