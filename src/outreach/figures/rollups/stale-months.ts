import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../periods.ts'
import type { RollupKind } from './roll-up.ts'

/**
 * The months between two, named by their first days, of which a rollup does not say what their rows do, as a query of
 * `office_id` and `month`: those that are due, and those that were made of something later than the moment asked about.
 * A post that the record learned of later was published before. A post that goes out makes no month due: months of posts must have as many as there are.
 */
export function staleMonths(
  { asOf }: Pick<Scope, 'asOf'>,
  kind: RollupKind,
  { offices, from, to }: Record<'offices' | 'from' | 'to', RawBuilder<unknown>>,
): RawBuilder<unknown> {
  const later = sql`union select office_id, month from rollup_month
    where kind = ${kind} and office_id = any(${offices}) and month between ${from} and ${to} and newest > ${asOf}`
  const knownLater = sql`union select office_id, date_trunc('month', published_on::timestamp)::date as month from post
    where known_at > ${asOf} and office_id = any(${offices}) and published_on >= ${from}
      and published_on < (${to} + interval '1 month')::date`
  const uncounted = sql`union select there.office_id, there.month
    from (
      select office_id, date_trunc('month', day::timestamp)::date as month, sum(posts) as posts
      from (
        select office_id, published_on as day, count(*) as posts from post
        where office_id = any(${offices}) and published_on >= ${from} and published_on < (${to} + interval '1 month')::date
          and published_at is not null
        group by office_id, published_on
      ) as days group by 1, 2
    ) as there
    left join rollup_month as made
      on made.office_id = there.office_id and made.kind = 'posts' and made.month = there.month
    where made.entries is distinct from there.posts`
  return sql`
    select distinct office_id, month from rollup_due
    where kind = ${kind} and office_id = any(${offices}) and month between ${from} and ${to}
    ${asOf === undefined ? sql`` : kind === 'posts' ? sql`${later} ${knownLater}` : later} ${kind === 'posts' ? uncounted : sql``}`
}
