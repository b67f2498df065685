import { sql } from 'kysely'
import { DatelineError } from '../../../core/errors/errors.ts'
import type { NetworkName } from '../../../core/network-name.ts'
import type { Db } from '../../../database/connect.ts'
import { publishedPosts } from '../../../publishing/published-posts.view.ts'
import type { Scope } from '../periods.ts'

/** What the posts on one network came to. Null: not read from any post, which is not zero. */
export interface NetworkFigures {
  network: NetworkName
  posts: number
  views: number | null
  /** For how many of the posts views were read. */
  postsWithViews: number
  engagements: number | null
  postsWithEngagements: number
  /** Both numbers of the engagement rate, over the posts for which both were read. */
  rateEngagements: number | null
  rateViews: number | null
}

/** What came of the posts of the period, network by network, by the newest sample of each? */
export async function postFiguresByNetwork(db: Db, scope: Scope): Promise<NetworkFigures[]> {
  const { rows } = await sql<NetworkFigures>`
    with published as (${publishedIn(scope)}),
    newest as (
      select distinct on (sample.post_id, sample.part, sample.metric_id)
        sample.post_id, metric.role, sample.value
      from sample
      join published on published.post_id = sample.post_id
      join metric on metric.id = sample.metric_id
      where metric.addable and (metric.role = 'engagements' or (metric.role = 'views' and sample.part = 0))
      order by sample.post_id, sample.part, sample.metric_id, sample.taken_at desc
    ),
    measured as (
      select post_id, sum(value) filter (where role = 'views') as views,
        sum(value) filter (where role = 'engagements') as engagements
      from newest group by post_id
    )
    select published.network, count(*) as posts, sum(measured.views) as views,
      count(measured.views) as "postsWithViews", sum(measured.engagements) as engagements,
      count(measured.engagements) as "postsWithEngagements",
      sum(measured.engagements) filter (where measured.views is not null) as "rateEngagements",
      sum(measured.views) filter (where measured.engagements is not null) as "rateViews"
    from published
    left join measured on measured.post_id = published.post_id
    group by published.network
    order by published.network`.execute(db)
  return rows
}

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
