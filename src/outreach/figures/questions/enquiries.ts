import { sql } from 'kysely'
import type { Db } from '../../../database/connect.ts'
import type { Scope } from '../periods.ts'
import { closedMonths, inScope, meaningsOf } from './in-scope.ts'

/**
 * How many enquiries reached the offices? Null where nothing was logged: an empty log is not a zero, unless its month is
 * closed.
 */
export async function countEnquiries(db: Db, scope: Scope): Promise<number | null> {
  const { rows } = await sql<{ value: number | null }>`
    select coalesce(
      (select sum(count) from enquiry where ${inScope(scope, 'enquiry')}),
      (select 0 from ${closedMonths(scope, 'enquiries')} as closed limit 1)) as value`.execute(db)
  return rows[0]?.value ?? null
}

/** By which contact methods did they come? Most first. */
export async function enquiriesByContactMethod(
  db: Db,
  scope: Scope,
): Promise<{ key: string; value: number }[]> {
  const { rows } = await sql<{ key: string; value: number }>`
    select coalesce(merged.meaning, enquiry.contact_method) as key, sum(count) as value
    from enquiry left join ${meaningsOf(scope, 'contact-method')} as merged on merged.word = enquiry.contact_method
    where ${inScope(scope, 'enquiry')}
    group by 1 order by value desc, key`.execute(db)
  return rows
}

/** What were they about? Most first. A topic that was merged counts for the one that it was merged into. */
export async function enquiriesByTopic(db: Db, scope: Scope): Promise<{ key: string; value: number }[]> {
  const { rows } = await sql<{ key: string; value: number }>`
    select coalesce(merged.meaning, enquiry.topic) as key, sum(count) as value
    from enquiry left join ${meaningsOf(scope, 'topic')} as merged on merged.word = enquiry.topic
    where ${inScope(scope, 'enquiry')}
    group by 1 order by value desc, key`.execute(db)
  return rows
}

/** How many came in each month? Months without a row that no office has closed are not in the answer. */
export async function enquiriesByMonth(db: Db, scope: Scope): Promise<{ key: string; value: number }[]> {
  const { rows } = await sql<{ key: string; value: number }>`
    select to_char(month, 'YYYY-MM') as key, sum(value) as value
    from (
      select date_trunc('month', asked_on::timestamp)::date as month, count as value from enquiry
      where ${inScope(scope, 'enquiry')}
      union all
      select month, 0 from ${closedMonths(scope, 'enquiries')} as closed
    ) as counted
    group by key order by key`.execute(db)
  return rows
}
