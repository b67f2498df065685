import { sql } from 'kysely'
import { actingAs } from '../../../access/acting.ts'
import type { Actor } from '../../../access/actor.ts'
import { writeAudit } from '../../../access/audit/audit-log.ts'
import { assertMay, refuseEarly } from '../../../access/policy.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import { newId } from '../../../core/ids.ts'
import type { Language } from '../../../core/languages/language.ts'
import type { Clock } from '../../../core/time/clock.ts'
import type { Db } from '../../../database/connect.ts'
import { recordEvents } from '../../../events/record-events.ts'
import { assertOfficeOpen } from '../../../offices/open-office.ts'
import { checkTopics } from '../../writing/check-references.ts'
import type { Reading } from '../checking/read-address.ts'
import { factsOf } from '../checking/save-reading.ts'
import { takeEntries } from '../checking/take-entries.ts'
import { type FirstEntries, notPaused, working } from '../feed-state.ts'
import { feedAddress } from '../fetching/feed-address.ts'
import type { FeedFetcher } from '../fetching/fetch-feed.ts'
import { checkedNow, minutesBetween } from '../next-check.ts'
import { withFirstReading } from './first-reading.ts'

export interface NewFeed {
  officeId: string
  address: string
  intervalMinutes: number
  language?: Language
  topics: readonly string[]
  /** How many of the newest entries become drafts at once; the others that are there already are passed over. */
  importNewest: number
}

/** More than an office can follow; each is asked at least every week. */
const mostFeeds = 100

/**
 * Watches a feed: it is fetched and read once before anything is written. One that the office watched before goes on
 * where it was, and brings nothing that it had brought.
 * @throws DatelineError `feed-exists`, with its id; `too-many-feeds`; `feed-address-invalid`, `feed-not-public` and
 * the like, which say why it cannot be watched; `item-references-unknown`; by policy. As `withFirstReading`.
 */
export async function addFeed(
  deps: { db: Db; clock: Clock; fetcher: FeedFetcher },
  input: { actor: Actor; feed: NewFeed },
): Promise<FirstEntries & { feedId: string }> {
  const { actor: by, feed } = input
  refuseEarly(by, 'news.write', feed.officeId)
  const { href: address, host } = feedAddress(feed.address)
  const before = await feedOf(deps.db, feed.officeId, address)
  assertNew(before, feed.officeId)
  await assertRoom(deps.db, feed.officeId)
  await checkTopics(deps.db, feed.topics)
  const feedId = before?.id ?? newId()
  const language = feed.language ?? null
  return await withFirstReading(
    deps,
    { ...feed, feedId, address, host, language },
    by.id,
    async reading =>
      await actingAs(deps.db, by, async (trx, actor) => {
        assertMay(actor, 'news.write', feed.officeId)
        await assertOfficeOpen(trx, feed.officeId)
        await insertFeed(trx, { ...feed, feedId, address, host, language, addedBy: actor.id }, reading)
        const { drafts, older } = await takeEntries(
          trx,
          deps.clock.now(),
          { feedId, chosenBy: actor.id, newest: feed.importNewest },
          reading.entries,
        )
        await trx.updateTable('feed').set({ new_count: drafts.length }).where('id', '=', feedId).execute()
        await recordEvents(trx, [
          { kind: 'feed.added', officeId: feed.officeId, subjectId: feedId, data: { by: actor.id } },
        ])
        await writeAudit(trx, actor, deps.clock.now(), [
          {
            action: 'feed.add',
            officeId: feed.officeId,
            subjectKind: 'feed',
            subjectId: feedId,
            detail: { ...feed, address, drafts: drafts.length, older },
          },
        ])
        return { feedId, drafts, older }
      }),
  )
}

async function feedOf(db: Db, officeId: string, address: string) {
  return await db
    .selectFrom('feed')
    .select(['id', 'removed_at'])
    .where('office_id', '=', officeId)
    .where('address', '=', address)
    .executeTakeFirst()
}

function assertNew(before: { id: string; removed_at: Date | null } | undefined, officeId: string): void {
  if (before && before.removed_at === null)
    throw new DatelineError('feed-exists', { officeId }, { feedId: before.id })
}

async function assertRoom(db: Db, officeId: string): Promise<void> {
  const { count } = await db
    .selectFrom('feed')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('office_id', '=', officeId)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (Number(count) >= mostFeeds)
    throw new DatelineError('too-many-feeds', { officeId, count: Number(count), most: mostFeeds })
}

interface FeedRow extends NewFeed {
  feedId: string
  host: string
  addedBy: string
}

/** Where two people add the same feed at once, the second one finds it there. */
async function insertFeed(
  trx: Db,
  feed: Omit<FeedRow, 'language'> & { language: Language | null },
  reading: Reading & { type: 'read' },
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('feeds of an office'), hashtext(${feed.officeId}))`.execute(
    trx,
  )
  await assertRoom(trx, feed.officeId)
  const facts = factsOf(reading, 0)
  const values = {
    host: feed.host,
    interval_minutes: feed.intervalMinutes,
    language: feed.language,
    topics: [...feed.topics],
    added_by: feed.addedBy,
    chosen_by: feed.addedBy,
    ...checkedNow(minutesBetween(feed.intervalMinutes, facts.ttl_minutes)),
    ...facts,
    title: reading.title,
  }
  const row = await trx
    .insertInto('feed')
    .values({ ...values, id: feed.feedId, office_id: feed.officeId, address: feed.address })
    .onConflict(conflict =>
      conflict
        .columns(['office_id', 'address'])
        .doUpdateSet({ ...values, ...working, added_at: sql<Date>`now()`, removed_at: null, ...notPaused })
        .where('feed.removed_at', 'is not', null),
    )
    .returning('id')
    .executeTakeFirst()
  if (row?.id !== feed.feedId) assertNew(await feedOf(trx, feed.officeId, feed.address), feed.officeId)
}
