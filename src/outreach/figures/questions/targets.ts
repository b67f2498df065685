import { sql } from 'kysely'
import type { Db } from '../../../database/connect.ts'

/** What do the offices aim at in these months (YYYY-MM)? Only months for which every office has a target. */
export async function targetsByMonth(
  db: Db,
  officeIds: readonly string[],
  months: readonly string[],
): Promise<{ indicator: string; month: string; value: number }[]> {
  const offices = [...new Set(officeIds)]
  const { rows } = await sql<{ indicator: string; month: string; value: number }>`
    select indicator, to_char(month, 'YYYY-MM') as month, sum(value) as value
    from target
    where office_id = any(${offices}::text[]) and to_char(month, 'YYYY-MM') = any(${[...months]}::text[])
    group by indicator, month
    having count(*) = ${offices.length}
    order by indicator, month`.execute(db)
  return rows
}
