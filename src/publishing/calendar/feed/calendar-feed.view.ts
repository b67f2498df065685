import { timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import { type Actor, systemActor } from '../../../access/actor.ts'
import type { Named } from '../../../access/people/named.ts'
import { refuseEarly } from '../../../access/policy.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import { sha256 } from '../../../core/hash.ts'
import { fallbackLanguage } from '../../../core/languages/registry.ts'
import type { Clock } from '../../../core/time/clock.ts'
import type { Db } from '../../../database/connect.ts'
import type { PostState } from '../../post-state.ts'
import { type CalendarPost, calendarPosts } from '../range/calendar-posts.view.ts'
import { writeCalendar } from './write-calendar.ts'

/** That an office has a secret address for its calendar; the address itself is shown once, when it is made. */
export interface CalendarFeed {
  madeBy: Named
  /** UTC. */
  madeAt: Date
  /** Within the hour; null where it has not been read. */
  readAt: Date | null
}

/** Null where the office has none. Throws `not-found`. */
export async function calendarFeedOf(db: Db, actor: Actor, officeId: string): Promise<CalendarFeed | null> {
  refuseEarly(actor, 'offices.read', officeId)
  const { rows } = await sql<CalendarFeed>`
    select jsonb_build_object('id', f.made_by, 'name', (select name from person where id = f.made_by)) as "madeBy",
      f.made_at as "madeAt", f.read_at as "readAt"
    from calendar_feed f where f.office_id = ${officeId}`.execute(db)
  return rows[0] ?? null
}

const dayMs = 86_400_000
/** How far a calendar reaches, in days. */
const reach = { back: 30, ahead: 60 }
/** At most so many posts: those to come first, then the latest, week by week. */
const mostPosts = 5_000
const pageOfPosts = 1_000
/** Cancelled ones are left out: a calendar program takes away what is no longer there. */
const shown: readonly PostState[] = [
  'scheduled',
  'claimed',
  'sending',
  'retry_wait',
  'reconciling',
  'published',
  'needs_attention',
  'failed',
  'missed',
]

/**
 * The calendar of the office whose token it is, as text/calendar (RFC 5545): posts of the past 30 and the next 60 days.
 * @throws DatelineError `calendar-feed-not-found`.
 */
export async function readCalendarFeed(
  { db, clock, publicUrl }: { db: Db; clock: Clock; publicUrl: string },
  token: string,
): Promise<string> {
  const hash = sha256(token)
  const feed = await db
    .selectFrom('calendar_feed')
    .innerJoin('office', 'office.id', 'calendar_feed.office_id')
    .select(['office_id', 'token_hash'])
    .select(sql<string>`coalesce(office.names ->> ${fallbackLanguage}::text, office.id)`.as('name'))
    .where('token_hash', '=', hash)
    .executeTakeFirst()
  if (!feed || !timingSafeEqual(Buffer.from(feed.token_hash), Buffer.from(hash)))
    throw new DatelineError('calendar-feed-not-found', {})
  await noteReading(db, feed.office_id)
  const now = clock.now()
  const posts = await postsOf(db, feed.office_id, now)
  return writeCalendar(posts, { name: feed.name, publicUrl, now })
}

/** In order of due time. */
async function postsOf(db: Db, officeId: string, now: Date): Promise<CalendarPost[]> {
  const daysAway = (days: number) => new Date(now.getTime() + days * dayMs)
  let posts = await pagesOf(db, officeId, { from: now, to: daysAway(reach.ahead) }, mostPosts)
  for (let end = 0; end < reach.back && posts.length < mostPosts; end += 7) {
    const week = { from: daysAway(-Math.min(end + 7, reach.back)), to: daysAway(-end) }
    posts = [...(await pagesOf(db, officeId, week, mostPosts - posts.length)), ...posts]
  }
  return posts
}

async function pagesOf(
  db: Db,
  officeId: string,
  range: { from: Date; to: Date },
  most: number,
): Promise<CalendarPost[]> {
  const posts: CalendarPost[] = []
  for (;;) {
    const after = posts.at(-1)
    const limit = Math.min(pageOfPosts, most - posts.length)
    const page = await calendarPosts(db, systemActor, {
      ...range,
      offices: [officeId],
      states: shown,
      ...(after ? { after } : {}),
      limit,
    })
    posts.push(...page)
    if (page.length < limit || posts.length >= most) return posts
  }
}

async function noteReading(db: Db, officeId: string): Promise<void> {
  await sql`update calendar_feed set read_at = now()
    where office_id = ${officeId} and (read_at is null or read_at < now() - interval '1 hour')`.execute(db)
}
