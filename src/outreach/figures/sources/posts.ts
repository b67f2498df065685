import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../../database/connect.ts'
import type { FigureScope } from '../periods.ts'
import { ofProject } from '../questions/in-scope.ts'
import { type Columns, countsOf, namedCounts } from './columns.ts'
import type { Dimension } from './counted.ts'
import { assign, countDivided, type Divided, type Division, type Part } from './divide.ts'
import { readingOf } from './ranges.ts'

/** What each division of `post_month` can be divided by. */
const divisions = {
  channel: ['office', 'month', 'project', 'language', 'network', 'channel'],
  topic: ['office', 'month', 'project', 'topic'],
} as const satisfies Record<string, readonly Dimension[]>

/** What a month holds, by the names of counts. */
const columns = {
  posts: 'posts',
  views: 'views',
  postsWithViews: 'views_posts',
  views7d: 'views_7d',
  postsWithViews7d: 'views_7d_posts',
  engagements: 'engagements',
  postsWithEngagements: 'engagements_posts',
  linkClicks: 'link_clicks',
  postsWithLinkClicks: 'link_clicks_posts',
  rateEngagements: 'rate_engagements',
  rateViews: 'rate_views',
} as const satisfies Columns
const columnNames = sql.join(Object.values(columns).map(column => sql.ref(column)))

/**
 * How much was published, and what came of it? The rows of each division, of the keys that occur. A post counts once,
 * under the main topic of what was approved.
 */
export async function countPosts(db: Db, scope: FigureScope, asked: readonly Division[]): Promise<Divided> {
  const { ranges, everything, months } = await readingOf(db, scope, 'posts')
  const { bySet, others } = assign(asked, Object.values(divisions))
  const [byChannel = [], byTopic = []] = bySet
  const postsOf = (division: keyof typeof divisions, topic: RawBuilder<unknown>) =>
    named([
      ...(ranges ? [sql`select ${own}, ${topic} as topic, ${columnNames} from days`] : []),
      ...(months
        ? [
            sql`select ${own}, topic, ${columnNames} from post_month
              where division = ${division} and ${months} and sandbox = ${scope.sandbox} ${ofProject(scope)}`,
          ]
        : []),
    ])
  const mainTopic = sql`main_topic(approval_id)`
  const parts: Part[] = [
    { divisions: byChannel, rows: postsOf('channel', sql`null::text`) },
    { divisions: byTopic, rows: postsOf('topic', mainTopic) },
    {
      divisions: others,
      rows: named([
        sql`select ${own}, ${mainTopic} as topic, ${columnNames} from (${postsIn(scope, everything)}) as all_days`,
      ]),
    },
  ]
  const tables = ranges ? [sql`days as (${postsIn(scope, ranges)})`] : []
  const meanings = { topic: mergedTopics }
  return await countDivided(db, { tables, counts: countsOf(columns), meanings, parts })
}

const mergedTopics = sql`(select id as word, merged_into as meaning from topic where merged_into is not null)`

const own = sql`office_id, month, channel_id, language, project_id`

/** The posts of the office and days of `range`, each with what it comes to now or came to at the scope's moment. */
export function postsOfRange({ asOf }: Pick<FigureScope, 'asOf'>): RawBuilder<unknown> {
  const range = sql`range.office_id, range.from_day, range.before_day`
  return asOf === undefined ? sql`figures_of_posts(${range})` : sql`figures_of_posts_at(${range}, ${asOf})`
}

/** Posts of the days of `range`, with the columns of a month. */
function postsIn(scope: FigureScope, days: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select post.office_id, date_trunc('month', post.published_on::timestamp)::date as month, post.channel_id,
      post.language, post.approval_id, post.project_id, 1 as posts, views, (views is not null)::integer as views_posts,
      views_7d, (views_7d is not null)::integer as views_7d_posts, engagements,
      (engagements is not null)::integer as engagements_posts, link_clicks,
      (link_clicks is not null)::integer as link_clicks_posts,
      case when views is not null then engagements end as rate_engagements,
      case when engagements is not null then views end as rate_views
    from ${days} cross join lateral ${postsOfRange(scope)} as post
    where post.sandbox = ${scope.sandbox} ${ofProject(scope)}`
}

function named(rows: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql`(
    select each.office_id as office, each.month, each.channel_id as channel, channel.network, each.language,
      each.topic, each.project_id as project, ${namedCounts(columns)}
    from (${sql.join(rows, sql` union all `)}) as each
    left join channel on channel.id = each.channel_id
  )`
}
