import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../../database/connect.ts'
import { indicatorOf } from '../../../indicators/registry.ts'
import type { FigureScope } from '../periods.ts'
import { postsOfRange } from '../sources/posts.ts'
import { readingOf } from '../sources/ranges.ts'
import { ofProject } from './in-scope.ts'

/** What a post is compared with: what posts of its channel reach in seven days. */
export interface PostBase {
  channelId: string
  officeId: string
  network: string
  /** Posts of the period that were read at seven days. */
  posts: number
  /** Their median of views; null where they are fewer than the least base. */
  median: number | null
}

/**
 * Named queries about the posts of the scope that were read at seven days: `weeks`, one row a post, with
 * `post_id`, `channel_id`, `slot` (three local hours of a weekday, from 0 for Monday at midnight) and `views`; `bases`,
 * one row a channel, with `posts` and `median`; and `compared`, the weeks with `times`, how many times the median they
 * reached, where there is one.
 */
export async function postWeeks(db: Db, scope: FigureScope): Promise<RawBuilder<unknown>[]> {
  const { ranges, months } = await readingOf(db, scope, 'posts')
  const fromMonths = sql`
    select post_id, channel_id, slot, views from post_week
    where ${months} and sandbox = ${scope.sandbox} ${ofProject(scope)}`
  const fromDays = sql`
    select post.post_id, post.channel_id, slot_of(post.published_at, office.time_zone) as slot, post.views_7d as views
    from ${ranges} join office on office.id = range.office_id cross join lateral ${postsOfRange(scope)} as post
    where post.views_7d is not null and post.sandbox = ${scope.sandbox} ${ofProject(scope)}`
  const weeks = [...(ranges ? [fromDays] : []), ...(months ? [fromMonths] : [])]
  return [
    sql`weeks as (${sql.join(weeks, sql` union all `)})`,
    sql`bases as (
      select channel_id, count(*)::integer as posts,
        case when count(*) >= ${sql.lit(indicatorOf('views-7d').leastBase)}
          then percentile_cont(0.5) within group (order by views) end as median
      from weeks group by channel_id
    )`,
    sql`compared as (
      select weeks.*, bases.median, weeks.views / bases.median as times
      from weeks join bases using (channel_id) where bases.median > 0
    )`,
  ]
}

export const basesAsJson = sql`(
  select coalesce(json_agg(json_build_object('channelId', channel.id, 'officeId', channel.office_id,
    'network', channel.network, 'posts', bases.posts, 'median', bases.median)
    order by channel.office_id, channel.network, channel.id), '[]')
  from bases join channel on channel.id = bases.channel_id)`
