import { sql } from 'kysely'
import { actingAs } from '../../../access/acting.ts'
import type { Actor, CurrentActor } from '../../../access/actor.ts'
import { writeAudit } from '../../../access/audit/audit-log.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
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
import { checkAfterLast, checkedNow, minutesBetween } from '../next-check.ts'
import { withFirstReading } from './first-reading.ts'
import { type LockedFeed, lockFeed } from './lock-feed.ts'

/** What is absent stays as it is. */
export interface FeedChanges {
  address?: string
  intervalMinutes?: number
  /** Null: detected. */
  language?: Language | null
  topics?: readonly string[]
  isPaused?: boolean
}

interface Deps {
  db: Db
  clock: Clock
  fetcher: FeedFetcher
}

/**
 * Changes how a feed is watched. Another address is fetched and read once before anything is written, as for a new feed;
 * entries that the feed had at its old address do not come again.
 * @param input.importNewest for another address: how many of its newest entries become drafts.
 * @throws DatelineError `feed-not-found`, `feed-exists`, `feed-changed-meanwhile`; as `addFeed`.
 */
export async function editFeed(
  deps: Deps,
  input: { actor: Actor; feedId: string; changes: FeedChanges; importNewest: number },
): Promise<FirstEntries> {
  const { actor: by, feedId, changes, importNewest } = input
  const { address: wanted, ...others } = changes
  const before = await actingAs(deps.db, by, async (trx, actor) => await lockFeed(trx, actor, feedId))
  await checkTopics(deps.db, changes.topics ?? [], before.topics)
  const url = wanted === undefined ? undefined : feedAddress(wanted)
  if (url === undefined || url.href === before.address)
    return await actingAs(deps.db, by, async (trx, actor) => {
      await saveChanges(deps, trx, actor, feedId, others)
      return { drafts: [], older: 0 }
    })
  await assertFree(deps.db, before.officeId, url.href)
  const target = { ...before, ...others, feedId, address: url.href, host: url.host }
  return await withFirstReading(
    deps,
    target,
    by.id,
    async reading =>
      await actingAs(deps.db, by, async (trx, actor) => {
        const feed = await saveChanges(deps, trx, actor, feedId, { ...others, address: url.href })
        await assertOfficeOpen(trx, feed.officeId)
        if (feed.address !== before.address) throw new DatelineError('feed-changed-meanwhile', {})
        await assertFree(trx, before.officeId, url.href)
        return await saveAddress(deps, trx, actor, { feedId, url, importNewest, reading })
      }),
  )
}

/** @returns the feed as it was. */
async function saveChanges(
  { clock }: Deps,
  trx: Db,
  actor: CurrentActor,
  feedId: string,
  changes: FeedChanges,
): Promise<LockedFeed> {
  const before = await lockFeed(trx, actor, feedId)
  const after = { ...before, ...changes }
  const fields = editable.filter(field => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
  if (fields.length === 0) return before
  await trx
    .updateTable('feed')
    .set({
      interval_minutes: after.intervalMinutes,
      language: after.language,
      topics: [...after.topics],
      ...(fields.includes('intervalMinutes')
        ? { next_check_at: checkAfterLast(minutesBetween(after.intervalMinutes, before.ttlMinutes)) }
        : {}),
      ...(fields.includes('isPaused') ? pausing(after.isPaused, actor.id) : {}),
    })
    .where('id', '=', feedId)
    .execute()
  await recordEvents(trx, [
    {
      kind: 'feed.edited',
      officeId: before.officeId,
      subjectId: feedId,
      data: { by: actor.id, fields: [...fields] },
    },
  ])
  await writeAudit(trx, actor, clock.now(), [
    {
      action: 'feed.edit',
      officeId: before.officeId,
      subjectKind: 'feed',
      subjectId: feedId,
      detail: Object.fromEntries(fields.map(field => [field, { was: before[field], is: after[field] }])),
    },
  ])
  return before
}

const editable = ['address', 'intervalMinutes', 'language', 'topics', 'isPaused'] as const

/** A feed that is resumed is due at once, and what was held against it is forgotten. */
function pausing(isPaused: boolean, by: string) {
  return isPaused
    ? { paused_at: sql<Date>`now()`, paused_by: by }
    : { ...notPaused, ...working, next_check_at: sql<Date>`now()` }
}

async function assertFree(db: Db, officeId: string, address: string): Promise<void> {
  const other = await db
    .selectFrom('feed')
    .select('id')
    .where('office_id', '=', officeId)
    .where('address', '=', address)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (other) throw new DatelineError('feed-exists', { officeId }, { feedId: other.id })
}

async function saveAddress(
  { clock }: Deps,
  trx: Db,
  actor: CurrentActor,
  given: { feedId: string; url: URL; importNewest: number; reading: Reading & { type: 'read' } },
): Promise<FirstEntries> {
  const { feedId, url, importNewest, reading } = given
  const { interval_minutes: intervalMinutes, office_id: officeId } = await trx
    .selectFrom('feed')
    .select(['interval_minutes', 'office_id'])
    .where('id', '=', feedId)
    .executeTakeFirstOrThrow()
  // One that was removed may still have the address; what it had brought comes to this one.
  await takeOverRemoved(trx, { feedId, officeId, address: url.href })
  const facts = factsOf(reading, 0)
  await trx
    .updateTable('feed')
    .set({
      address: url.href,
      host: url.host,
      chosen_by: actor.id,
      ...working,
      ...checkedNow(minutesBetween(intervalMinutes, facts.ttl_minutes)),
      ...facts,
    })
    .where('id', '=', feedId)
    .execute()
  const taker = { feedId, chosenBy: actor.id, newest: importNewest }
  const { drafts, older } = await takeEntries(trx, clock.now(), taker, reading.entries)
  await trx.updateTable('feed').set({ new_count: drafts.length }).where('id', '=', feedId).execute()
  return { drafts, older }
}

async function takeOverRemoved(
  trx: Db,
  { feedId, officeId, address }: { feedId: string; officeId: string; address: string },
): Promise<void> {
  const removed = await trx
    .selectFrom('feed')
    .select('id')
    .where('office_id', '=', officeId)
    .where('address', '=', address)
    .where('id', '<>', feedId)
    .forUpdate()
    .executeTakeFirst()
  if (!removed) return
  await sql`
    update feed_entry e set feed_id = ${feedId}
    where feed_id = ${removed.id} and not exists (
      select from feed_entry own where own.feed_id = ${feedId} and own.key = e.key)`.execute(trx)
  // Any entry that both had stays with the item that it made: who chose it must still not approve it alone.
  const { rows } = await sql`select from feed_entry where feed_id = ${removed.id}`.execute(trx)
  if (rows.length === 0) await trx.deleteFrom('feed').where('id', '=', removed.id).execute()
  else await sql`update feed set address = address || '#' || id where id = ${removed.id}`.execute(trx)
}
