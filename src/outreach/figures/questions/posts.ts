import { sql } from 'kysely'
import { DatelineError } from '../../../core/errors/errors.ts'
import type { NetworkName } from '../../../core/network-name.ts'
import type { Db } from '../../../database/connect.ts'
import { publishedPosts } from '../../../publishing/published-posts.view.ts'
import type { Scope } from '../periods.ts'

/**
 * What does one metric of one network add up to over the posts of the period? Null where it was never read.
 * @throws DatelineError `bad-input` for a metric that counts unique people: who saw two posts would count twice.
 */
export async function totalOfMetric(
  db: Db,
  scope: Scope,
  metric: { network: NetworkName; name: string },
): Promise<number | null> {
  const { rows } = await sql<{ total: number | null; counts_people: boolean | null }>`
    with published as (${publishedIn(scope)}),
    newest as (
      select distinct on (sample.post_id, sample.part) sample.value, metric.is_unique
      from sample
      join published on published.post_id = sample.post_id
      join metric on metric.id = sample.metric_id
      where metric.name = ${metric.name} and published.network = ${metric.network}
      order by sample.post_id, sample.part, sample.taken_at desc
    )
    select case when bool_or(is_unique) then null else sum(value) end as total, bool_or(is_unique) as counts_people
    from newest`.execute(db)
  const [found] = rows
  if (found?.counts_people) throw new DatelineError('metric-not-summable', { metric: metric.name })
  return found?.total ?? null
}

function publishedIn(scope: Scope) {
  return sql`
    select published.* from ${publishedPosts} as published
    where published.office_id = any(${[...scope.officeIds]}::text[]) and published.sandbox = ${scope.sandbox}
      and published.published_on between ${scope.from}::date and ${scope.to}::date`
}
