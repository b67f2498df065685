import { sql } from 'kysely'
import type { Db } from '../../../database/connect.ts'
import type { Log } from '../../log/words-of-the-record.ts'
import type { Scope } from '../periods.ts'
import { closedMonths } from './in-scope.ts'

export interface Completeness {
  /** Months of the offices that are closed. */
  closed: number
  /** Months that the period touches, for each office. */
  expected: number
  /** Those that are not closed, by month and office; months as YYYY-MM. */
  open: { officeId: string; month: string }[]
}

/** Which of the offices have said that their log of the period's months is complete? */
export async function completenessOf(db: Db, scope: Scope, log: Log): Promise<Completeness> {
  const { rows } = await sql<{ officeId: string; month: string; isClosed: boolean }>`
    select office.id as "officeId", to_char(months.month, 'YYYY-MM') as month, closed.month is not null as "isClosed"
    from unnest(${[...new Set(scope.officeIds)]}::text[]) as office(id)
    cross join (
      select generate_series(date_trunc('month', ${scope.from}::timestamp), ${scope.to}::timestamp, '1 month')::date as month
    ) as months
    left join ${closedMonths(scope, log)} as closed
      on closed.office_id = office.id and closed.month = months.month
    order by months.month, office.id`.execute(db)
  const open = rows.filter(row => !row.isClosed).map(({ officeId, month }) => ({ officeId, month }))
  return { closed: rows.length - open.length, expected: rows.length, open }
}
