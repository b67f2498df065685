import { sql } from 'kysely'
import type { Db } from '../../../database/connect.ts'
import type { Period, Scope } from '../periods.ts'
import type { RollupKind } from './roll-up.ts'

/**
 * The months (YYYY-MM) of which a rollup does not say what their rows do: those that are due, and those that were made of
 * something later than the moment asked about. A post may be known of later than it was published. One that goes out makes
 * no month due: months of posts must have been made of as many as there are.
 * @param span the first days of the first and of the last month.
 */
export async function staleMonths(
  db: Db,
  { officeIds, asOf }: Pick<Scope, 'officeIds' | 'asOf'>,
  kind: RollupKind,
  span: Period,
): Promise<{ officeId: string; month: string }[]> {
  const offices = sql`${[...officeIds]}::text[]`
  const [from, to] = [sql`${span.from}::date`, sql`${span.to}::date`]
  const later = sql`union select office_id, month from rollup_month
    where kind = ${kind} and office_id = any(${offices}) and month between ${from} and ${to} and newest > ${asOf}`
  const knownLater = sql`union select office_id, date_trunc('month', published_on::timestamp)::date as month from post
    where known_at > ${asOf} and office_id = any(${offices}) and published_on >= ${from}
      and published_on < (${to} + interval '1 month')::date`
  const uncounted = sql`union select asked.office_id, asked.month
    from (
      select office_id, month::date as month, (month + interval '1 month')::date as next_month
      from unnest(${offices}) as office_id, generate_series(${from}::timestamp, ${to}::timestamp, '1 month') as month
    ) as asked
    left join rollup_month as made
      on made.office_id = asked.office_id and made.kind = 'posts' and made.month = asked.month
    where coalesce(made.entries, 0) <> (
      select count(*) from post
      where post.office_id = asked.office_id and post.published_on >= asked.month
        and post.published_on < asked.next_month and post.published_at is not null)`
  const ofPosts = kind !== 'posts' ? sql`` : sql`${asOf === undefined ? sql`` : knownLater} ${uncounted}`
  const { rows } = await sql<{ officeId: string; month: string }>`
    select office_id as "officeId", to_char(month, 'YYYY-MM') as month from (
      select office_id, month from rollup_due
      where kind = ${kind} and office_id = any(${offices}) and month between ${from} and ${to}
      ${asOf === undefined ? sql`` : later} ${ofPosts}
    ) as stale group by office_id, month`.execute(db)
  return rows
}
