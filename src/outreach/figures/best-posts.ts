import { sql } from 'kysely'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { breaksIn } from '../../indicators/breaks.ts'
import type { DefinitionBreak } from '../../indicators/indicator.ts'
import { type FiguresInput, scopeOf } from './ask-figures.ts'
import { networksOf } from './networks-of.ts'
import type { FigureScope } from './periods.ts'
import { basesAsJson, type PostBase, postWeeks } from './questions/post-weeks.ts'

export interface BestPosts {
  scope: FigureScope & { soFar: boolean }
  posts: BestPost[]
  bases: PostBase[]
  /** Where a network changed within the period what it counts as views. */
  breaks: DefinitionBreak[]
}

export interface BestPost {
  postId: string
  officeId: string
  channelId: string
  network: string
  language: string
  /** Local day of the office. */
  publishedOn: string
  /** The first 80 characters. */
  text: string
  permalink: string | null
  /** The local day on which the last of it was deleted from the network; null where it is there. */
  deletedOn: string | null
  /** Views in its first seven days. */
  views: number
  /** How many times the median of its channel that is. */
  times: number
}

/**
 * The posts that reached the most in seven days, beside what posts of their channel usually reach. A post
 * is in it only where that rests on the least base of posts. @throws DatelineError as `askFigures`.
 */
export async function bestPosts(
  deps: { db: Db; clock: Clock },
  input: Omit<FiguresInput, 'compare'>,
  limit: number,
): Promise<BestPosts> {
  const { scope, soFar } = await scopeOf(deps.db, input, deps.clock.now())
  const { rows } = await sql<{ bases: PostBase[]; posts: BestPost[] }>`
    with ${sql.join(await postWeeks(deps.db, scope))},
    best as (
      select * from compared order by times desc, views desc, post_id limit ${limit}
    ),
    shown as (
      select best.post_id::text as "postId", post.office_id as "officeId", post.channel_id as "channelId",
        channel.network, post.language,
        to_char(post.published_on, 'YYYY-MM-DD') as "publishedOn",
        left(regexp_replace(first.text, '\\s+', ' ', 'g'), 80) as text, first.permalink,
        (select case when bool_and(segment.deleted_at is not null)
            then to_char(max(segment.deleted_at) at time zone office.time_zone, 'YYYY-MM-DD') end
          from segment where segment.post_id = post.id) as "deletedOn",
        best.views, best.times
      from best
      join post on post.id = best.post_id and post.sandbox = ${scope.sandbox}
      join channel on channel.id = post.channel_id
      join office on office.id = post.office_id
      left join segment as first on first.post_id = post.id and first.position = 0
    )
    select ${basesAsJson} as bases,
      (select coalesce(json_agg(shown order by times desc, views desc, "postId"), '[]') from shown) as posts`.execute(
    deps.db,
  )
  const breaks = breaksIn('views-7d', await networksOf(deps.db, scope), scope)
  return { scope: { ...scope, soFar }, posts: rows[0]?.posts ?? [], bases: rows[0]?.bases ?? [], breaks }
}
