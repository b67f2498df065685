import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../access/actor.ts'
import type { Named } from '../../access/people/named.ts'
import { may } from '../../access/policy.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { isUuid } from '../../core/ids.ts'
import type { Language } from '../../core/languages/language.ts'
import type { Db } from '../../database/connect.ts'
import type { EntryOutcome } from './entry-outcome.ts'

/** Moments are UTC. */
export interface Feed {
  id: string
  officeId: string
  address: string
  /** As the feed calls itself. */
  title: string | null
  state: FeedState
  intervalMinutes: number
  /** Of its drafts; null: detected. */
  language: Language | null
  /** Of its drafts; none: suggested from the text. */
  topics: string[]
  addedBy: Named
  addedAt: Date
  /** Who gave it its address: never the only one to approve what comes of it. */
  chosenBy: Named
  paused: { at: Date; by: Named } | null
  /** `drafts`: new ones of the last check; null where it failed. */
  lastCheck: { at: Date; drafts: number | null } | null
  lastEntry: { at: Date; title: string; link: string | null; newsItemId: string | null } | null
  fault: { since: Date; failures: number; code: string; reason: string; isReported: boolean } | null
  /** Null while it is paused. */
  nextCheckAt: Date | null
  /** Where its address leads for good: to be entered in its place. */
  movedTo: string | null
  /** IANA, of its office. */
  timeZone: string
}

export type FeedState = 'working' | 'failing' | 'paused'

/** The feeds that offices watch, by office and then the oldest first. */
export async function listFeeds(db: Db, officeIds: readonly string[]): Promise<Feed[]> {
  return await feedsWhere(db, sql<boolean>`f.office_id = any(${[...officeIds]}::text[])`)
}

/** Undefined where there is none, or the actor may not see it. */
export async function feedInReach(db: Db, actor: Actor, feedId: string): Promise<Feed | undefined> {
  if (!isUuid(feedId)) return undefined
  const [feed] = await feedsWhere(db, sql<boolean>`f.id = ${feedId}`)
  return feed && may(actor, 'news.read', feed.officeId) ? feed : undefined
}

interface FlatFeed extends Omit<Feed, 'paused' | 'lastCheck' | 'lastEntry' | 'fault' | 'state'> {
  pausedAt: Date | null
  pausedBy: Named
  checkedAt: Date | null
  newCount: number | null
  failures: number
  failingSince: Date | null
  faultCode: string | null
  reason: string | null
  reportedAt: Date | null
  seenAt: Date | null
  entryTitle: string | null
  entryLink: string | null
  newsItemId: string | null
}

async function feedsWhere(db: Db, condition: RawBuilder<boolean>): Promise<Feed[]> {
  const { rows } = await sql<FlatFeed>`
    select f.id, f.office_id as "officeId", f.address, f.title, f.interval_minutes as "intervalMinutes", f.language,
      f.topics, ${named('f.added_by')} as "addedBy", f.added_at as "addedAt", ${named('f.chosen_by')} as "chosenBy",
      f.paused_at as "pausedAt", ${named('f.paused_by')} as "pausedBy", f.checked_at as "checkedAt",
      f.new_count as "newCount", f.failures, f.failing_since as "failingSince", f.fault_code as "faultCode",
      f.fault as reason, f.reported_at as "reportedAt", f.moved_to as "movedTo", o.time_zone as "timeZone",
      case when f.paused_at is null then f.next_check_at end as "nextCheckAt",
      e.seen_at as "seenAt", e.title as "entryTitle", e.link as "entryLink", e.news_item_id as "newsItemId"
    from feed f
    join office o on o.id = f.office_id
    left join lateral (
      select seen_at, title, link, news_item_id from feed_entry
      where feed_id = f.id order by seen_at desc, (outcome = 'draft') desc, key limit 1
    ) e on true
    where f.removed_at is null and ${condition}
    order by f.office_id collate "C", f.added_at, f.id`.execute(db)
  return rows.map(feedOf)
}

function named(column: string) {
  const id = sql.ref(column)
  return sql`jsonb_build_object('id', ${id}, 'name', (select name from person where id = ${id}))`
}

function feedOf(row: FlatFeed): Feed {
  const { pausedAt, checkedAt, failingSince, faultCode, reason, seenAt, entryTitle } = row
  return {
    id: row.id,
    officeId: row.officeId,
    address: row.address,
    title: row.title,
    state: pausedAt ? 'paused' : failingSince ? 'failing' : 'working',
    intervalMinutes: row.intervalMinutes,
    language: row.language,
    topics: row.topics,
    addedBy: row.addedBy,
    addedAt: row.addedAt,
    chosenBy: row.chosenBy,
    paused: pausedAt && { at: pausedAt, by: row.pausedBy },
    lastCheck: checkedAt && { at: checkedAt, drafts: failingSince ? null : row.newCount },
    lastEntry:
      seenAt === null || entryTitle === null
        ? null
        : { at: seenAt, title: entryTitle, link: row.entryLink, newsItemId: row.newsItemId },
    fault:
      failingSince === null || faultCode === null || reason === null
        ? null
        : {
            since: failingSince,
            failures: row.failures,
            code: faultCode,
            reason,
            isReported: row.reportedAt !== null,
          },
    nextCheckAt: row.nextCheckAt,
    movedTo: row.movedTo,
    timeZone: row.timeZone,
  }
}

export interface FeedEntry {
  /** Names it in this feed. */
  key: string
  title: string
  link: string | null
  outcome: EntryOutcome
  /** Why it is unusable, in words for staff. */
  reason: string | null
  newsItemId: string | null
  seenAt: Date
  /** When its words were last found changed; no draft follows them. */
  changedAt: Date | null
}

/**
 * The entries that a feed has had, the newest first; those after the one that `after` names.
 * @throws DatelineError `cursor-not-on-list` where it names none of this feed.
 */
export async function entriesOfFeed(
  db: Db,
  feedId: string,
  { limit, after }: { limit: number; after?: string },
): Promise<FeedEntry[]> {
  if (after !== undefined) await assertEntry(db, feedId, after)
  const { rows } = await sql<FeedEntry>`
    select key, title, link, outcome, reason, news_item_id as "newsItemId", seen_at as "seenAt",
      changed_at as "changedAt"
    from feed_entry e
    where feed_id = ${feedId} and (${after ?? null}::text is null or (seen_at, key) < (
      select seen_at, key from feed_entry where feed_id = ${feedId} and key = ${after ?? null}::text))
    order by seen_at desc, key desc
    limit ${limit}`.execute(db)
  return rows
}

async function assertEntry(db: Db, feedId: string, key: string): Promise<void> {
  const entry = await db
    .selectFrom('feed_entry')
    .select('key')
    .where('feed_id', '=', feedId)
    .where('key', '=', key)
    .executeTakeFirst()
  if (!entry) throw new DatelineError('cursor-not-on-list', { cursor: key })
}
