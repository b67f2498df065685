import { sql } from 'kysely'
import type { Db } from '../../../database/connect.ts'
import type { Scope } from '../periods.ts'

/** How many enquiries reached the offices? Null where nothing was logged: an empty log is not a zero. */
export async function countEnquiries(db: Db, scope: Scope): Promise<number | null> {
  const { rows } = await sql<{ value: number | null }>`
    select sum(count) as value from enquiry where ${inScope(scope)}`.execute(db)
  return rows[0]?.value ?? null
}

/** By which channels did they come? Most first. */
export async function enquiriesByChannel(db: Db, scope: Scope): Promise<{ key: string; value: number }[]> {
  const { rows } = await sql<{ key: string; value: number }>`
    select channel as key, sum(count) as value from enquiry where ${inScope(scope)}
    group by channel order by value desc, key`.execute(db)
  return rows
}

/** What were they about? Most first. A topic that was merged counts for the one that it was merged into. */
export async function enquiriesByTopic(db: Db, scope: Scope): Promise<{ key: string; value: number }[]> {
  const { rows } = await sql<{ key: string; value: number }>`
    select coalesce(topic.merged_into, enquiry.topic) as key, sum(count) as value
    from enquiry left join topic on topic.id = enquiry.topic
    where ${inScope(scope)}
    group by 1 order by value desc, key`.execute(db)
  return rows
}

/** How many came in each month? Months without a row are not in the answer. */
export async function enquiriesByMonth(db: Db, scope: Scope): Promise<{ key: string; value: number }[]> {
  const { rows } = await sql<{ key: string; value: number }>`
    select to_char(asked_on, 'YYYY-MM') as key, sum(count) as value from enquiry where ${inScope(scope)}
    group by key order by key`.execute(db)
  return rows
}

function inScope(scope: Scope) {
  return sql`office_id = any(${[...scope.officeIds]}::text[]) and sandbox = ${scope.sandbox}
    and asked_on between ${scope.from}::date and ${scope.to}::date`
}
