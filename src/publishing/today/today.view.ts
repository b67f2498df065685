import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../access/actor.ts'
import { officesWhere } from '../../access/policy.ts'
import { type ChannelSummary, channelsToReconnect } from '../../channels/channel.view.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { type NewsNeed, newsNeeding, type SomeNews } from '../../news/finding/news-needing.view.ts'
import { type CalendarPost, calendarPostsById } from '../calendar/range/calendar-posts.view.ts'
import { type NamedStops, namedStops } from './named-stops.view.ts'

/** What a person sees first: what needs them, what goes out next, and how the week is. */
export interface Today {
  news: Record<NewsNeed, SomeNews>
  /** It is not known whether it is out, or part of it is: a person decides. The newest stand first. */
  inDoubt: SomePosts
  /** Of the last 30 days. */
  failed: SomePosts
  missed: SomePosts
  /** Channels without access, or whose access ends within a week. */
  channels: ChannelSummary[]
  stops: NamedStops
  /** In order of due time; those that are overdue stand first. */
  next: CalendarPost[]
  week: {
    /** Due within seven days. */
    scheduled: number
    /** Within the last seven days. */
    published: number
  }
}

/** The first posts, and how many there are in all. */
interface SomePosts {
  count: number
  posts: CalendarPost[]
}

/** Of each kind. */
const most = 10
/** How long a failed post is shown, in days. */
const failedDays = 30
const weekMs = 7 * 86_400_000

/** Only what the actor may read; of these offices alone where they are given. */
export async function today(
  { db, clock }: { db: Db; clock: Clock },
  actor: Actor,
  offices?: readonly string[],
): Promise<Today> {
  const readable = officesWhere(actor, 'posts.read')
  const officeIds = among(readable, offices)
  const found = await postsToShow(db, officeIds)
  const posts = await calendarPostsById(
    db,
    found.flatMap(({ ids }) => ids),
  )
  const byId = new Map(posts.map(post => [post.id, post]))
  const some = (kind: PostKind): SomePosts => {
    const row = found.find(each => each.kind === kind)
    return { count: Number(row?.count ?? 0), posts: (row?.ids ?? []).flatMap(id => byId.get(id) ?? []) }
  }
  const reads = among(officesWhere(actor, 'channels.read'), offices)
  return {
    news: await newsNeeding(db, actor, { officeIds: among(officesWhere(actor, 'news.read'), offices), most }),
    inDoubt: some('needs_attention'),
    failed: some('failed'),
    missed: some('missed'),
    channels: await channelsToReconnect(db, reads, new Date(clock.now().getTime() + weekMs)),
    stops: await namedStops(db, officeIds),
    next: some('next').posts,
    week: await weekOf(db, officeIds),
  }
}

/** Those of the wanted offices that may be read; all that may be read where none are named. */
function among(readable: readonly string[] | '*', wanted?: readonly string[]): readonly string[] | '*' {
  if (!wanted) return readable
  return readable === '*' ? wanted : wanted.filter(id => readable.includes(id))
}

type PostKind = 'needs_attention' | 'failed' | 'missed' | 'next'

interface FoundPosts {
  kind: PostKind
  count: string
  ids: string[]
}

async function postsToShow(db: Db, officeIds: readonly string[] | '*'): Promise<FoundPosts[]> {
  const { rows } = await sql<FoundPosts>`
    with waiting as (
      select id, state as kind, count(*) over (partition by state) as count,
        row_number() over (partition by state order by due_at desc, id) as place
      from post
      where state in ('needs_attention', 'failed', 'missed') and ${isIn(officeIds, 'post.office_id')}
        and (state <> 'failed' or due_at > now() - make_interval(days => ${failedDays}::int))
    ),
    next as (
      select p.id from office o
      cross join lateral (select id, due_at from post
        where office_id = o.id and due_at > now() - interval '2 days'
          and state in ('scheduled', 'claimed', 'sending', 'retry_wait', 'reconciling')
        order by due_at, id limit ${most}::int) p
      where ${isIn(officeIds, 'o.id')}
      order by p.due_at, p.id limit ${most}::int
    )
    select kind, count, array_agg(id order by place) as ids from waiting where place <= ${most}::int group by kind, count
    union all
    select 'next', count(*), array_agg(next.id order by post.due_at, post.id) from next join post using (id)
    having count(*) > 0`.execute(db)
  return rows
}

/** By the office's index on due times, also where all offices are asked for. */
async function weekOf(db: Db, officeIds: readonly string[] | '*'): Promise<Today['week']> {
  const { rows } = await sql<{ scheduled: string; published: string }>`
    select count(*) filter (where due_at >= now() and state in ('scheduled', 'claimed', 'sending', 'retry_wait')) as scheduled,
      count(*) filter (where state = 'published' and published_at > now() - interval '7 days') as published
    from post
    where office_id in (select id from office o where ${isIn(officeIds, 'o.id')})
      and due_at > now() - interval '9 days' and due_at <= now() + interval '7 days'`.execute(db)
  return { scheduled: Number(rows[0]?.scheduled ?? 0), published: Number(rows[0]?.published ?? 0) }
}

function isIn(officeIds: readonly string[] | '*', column: string): RawBuilder<boolean> {
  return officeIds === '*'
    ? sql<boolean>`true`
    : sql<boolean>`${sql.ref(column)} = any(${[...officeIds]}::text[])`
}
