import { actingAs } from '../../../access/acting.ts'
import { systemActor } from '../../../access/actor.ts'
import type { Clock } from '../../../core/time/clock.ts'
import type { Db } from '../../../database/connect.ts'
import { recordEvents } from '../../../events/record-events.ts'
import { working } from '../feed-state.ts'
import { checkedNow, minutesBetween, soon, ttlOf } from '../next-check.ts'
import type { CheckOutcome } from './check-outcome.ts'
import { type HostLease, holdsHost } from './host-lease.ts'
import type { Reading } from './read-address.ts'
import { takeEntries } from './take-entries.ts'

/**
 * Makes drafts of what a reading of a feed has new, and writes down that it works: in one transaction, and only as long
 * as the lease is its holder's and the feed is the one that was read.
 */
export async function saveReading(
  { db, clock }: { db: Db; clock: Clock },
  { feedId, address, lease }: { feedId: string; address: string; lease: HostLease },
  reading: Reading,
): Promise<CheckOutcome> {
  return await actingAs(db, systemActor, async trx => {
    if (!(await holdsHost(trx, lease))) return { type: 'overtaken' }
    const feed = await trx
      .selectFrom('feed')
      .innerJoin('office', 'office.id', 'feed.office_id')
      .select(['feed.office_id', 'feed.chosen_by', 'feed.interval_minutes', 'feed.reported_at', 'feed.title'])
      .select(['feed.failing_since', 'feed.ttl_minutes'])
      .where('feed.id', '=', feedId)
      .where('feed.address', '=', address)
      .where('feed.removed_at', 'is', null)
      .where('office.archived_at', 'is', null)
      .forUpdate('feed')
      .forKeyShare('office')
      .executeTakeFirst()
    if (!feed) return { type: 'overtaken' }
    const read = reading.type === 'read' ? reading : undefined
    const taken = read
      ? await takeEntries(trx, clock.now(), { feedId, chosenBy: feed.chosen_by }, read.entries)
      : undefined
    const usual = minutesBetween(feed.interval_minutes, read ? ttlOf(read) : feed.ttl_minutes)
    const minutes = taken && taken.left > 0 ? soon : usual
    await trx
      .updateTable('feed')
      .set({
        ...working,
        ...checkedNow(minutes),
        new_count: taken?.drafts.length ?? 0,
        ...(read ? factsOf(read, taken?.left ?? 0) : {}),
      })
      .where('id', '=', feedId)
      .execute()
    const changed = taken?.changed ?? []
    const subject = { officeId: feed.office_id, subjectId: feedId }
    await recordEvents(trx, [
      ...(changed.length > 0
        ? [{ kind: 'feed.entries-changed' as const, ...subject, data: { newsItemIds: changed } }]
        : []),
      ...(feed.reported_at && feed.failing_since
        ? [
            {
              kind: 'feed.recovered' as const,
              ...subject,
              data: { name: feed.title ?? address, since: feed.failing_since.toISOString() },
            },
          ]
        : []),
    ])
    return taken ? { type: 'read', drafts: taken.drafts, left: taken.left } : { type: 'unchanged' }
  })
}

/** Where entries are left for later the whole feed must come again, although it has not changed. */
export function factsOf(reading: Reading & { type: 'read' }, left: number) {
  const { etag, lastModified, movedTo, title } = reading
  return {
    ttl_minutes: ttlOf(reading),
    etag: left > 0 ? null : etag,
    last_modified: left > 0 ? null : lastModified,
    moved_to: movedTo,
    ...(title === null ? {} : { title }),
  }
}
