import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../../database/connect.ts'
import type { FigureScope } from '../periods.ts'
import type { CountedRow, Dimension } from './counted.ts'
import { keysOf, mergeRows } from './divide.ts'
import { readingOf } from './ranges.ts'

const columns: Partial<Record<Dimension, RawBuilder<unknown>>> = {
  office: sql`counted.office_id`,
  month: sql`to_char(counted.month, 'YYYY-MM')`,
  project: sql`counted.project_id`,
  language: sql`counted.language`,
  network: sql`channel.network`,
  channel: sql`counted.channel_id`,
}

export const postDimensions = columns

/** How much was published, and what came of it? One row for each of the keys that occur. */
export async function countPostsBy(
  db: Db,
  scope: FigureScope,
  dimensions: readonly Dimension[],
): Promise<CountedRow[]> {
  return mergeRows(await countPublishedBy(db, scope, dimensions), await countMetricsBy(db, scope, dimensions))
}

async function countPublishedBy(
  db: Db,
  scope: FigureScope,
  dimensions: readonly Dimension[],
): Promise<CountedRow[]> {
  const { keys, groupBy } = keysOf(dimensions.flatMap(dimension => columns[dimension] ?? []))
  const byProject = dimensions.includes('project') || scope.projectId !== undefined
  const { rows } = await sql<CountedRow>`
    select ${keys}, count(*)::double precision as posts
    from (
      select post.office_id, post.channel_id, post.language,
        date_trunc('month', post.published_on::timestamp)::date as month
        ${byProject ? sql`, news_item.project_id` : sql``}
      from post ${byProject ? sql`join news_item on news_item.id = post.news_item_id` : sql``}
      where post.office_id = any(${[...scope.officeIds]}::text[]) and post.sandbox = ${scope.sandbox}
        and post.published_on between ${scope.from}::date and ${scope.to}::date
        and post.published_at is not null and post.state = 'published'
        ${scope.asOf === undefined ? sql`` : sql`and post.published_at <= ${scope.asOf}`}
        ${scope.projectId === undefined ? sql`` : sql`and news_item.project_id = ${scope.projectId}`}
    ) as counted
    join channel on channel.id = counted.channel_id
    ${groupBy}`.execute(db)
  return rows
}

async function countMetricsBy(
  db: Db,
  scope: FigureScope,
  dimensions: readonly Dimension[],
): Promise<CountedRow[]> {
  const { keys, groupBy } = keysOf(dimensions.flatMap(dimension => columns[dimension] ?? []))
  const sum = (column: string, role: string) =>
    sql`sum(counted.${sql.ref(column)}) filter (where metric.role = ${role})::double precision`
  const { rows } = await sql<CountedRow>`
    select ${keys}, ${sum('value', 'views')} as views, ${sum('role_posts', 'views')} as "postsWithViews",
      ${sum('at_7d', 'views')} as "views7d", ${sum('posts_7d', 'views')} as "postsWithViews7d",
      ${sum('value', 'engagements')} as engagements, ${sum('role_posts', 'engagements')} as "postsWithEngagements",
      ${sum('value', 'link-clicks')} as "linkClicks", ${sum('role_posts', 'link-clicks')} as "postsWithLinkClicks",
      ${sum('paired', 'engagements')} as "rateEngagements", ${sum('paired', 'views')} as "rateViews"
    from ${countedMetrics(scope)} as counted
    join metric on metric.id = counted.metric_id
    join channel on channel.id = counted.channel_id
    ${groupBy}`.execute(db)
  return rows
}

function countedMetrics(scope: FigureScope): RawBuilder<unknown> {
  const { ranges, months } = readingOf(scope, 'posts')
  const ofProject = scope.projectId === undefined ? sql`` : sql`and project_id = ${scope.projectId}`
  const fromMonths = sql`
    select office_id, channel_id, project_id, language, month, metric_id, value, role_posts, posts_7d, at_7d, paired
    from metric_month where ${months} and sandbox = ${scope.sandbox} ${ofProject}
    union all`
  const days = sql`range.office_id, range.from_day, range.before_day`
  const read =
    scope.asOf === undefined
      ? sql`metrics_of_posts(${days})`
      : sql`metrics_of_posts_at(${days}, ${scope.asOf})`
  return sql`(
    ${months ? fromMonths : sql``}
    select post.office_id, post.channel_id, post.project_id, post.language,
      date_trunc('month', post.published_on::timestamp)::date as month, post.metric_id, post.value,
      post.is_first::integer as role_posts, (post.at_7d is not null)::integer as posts_7d, post.at_7d,
      case when post.is_paired then post.value end as paired
    from ${ranges} as range cross join lateral ${read} as post
    where post.sandbox = ${scope.sandbox} ${ofProject}
  )`
}
