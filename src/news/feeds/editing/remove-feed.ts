import { sql } from 'kysely'
import { actingAs } from '../../../access/acting.ts'
import type { Actor } from '../../../access/actor.ts'
import { writeAudit } from '../../../access/audit/audit-log.ts'
import type { Clock } from '../../../core/time/clock.ts'
import type { Db } from '../../../database/connect.ts'
import { recordEvents } from '../../../events/record-events.ts'
import { lockFeed } from './lock-feed.ts'

/**
 * Watches a feed no more. Its drafts stay; what it had brought is remembered, and does not come again where the office
 * adds it another time.
 * @throws DatelineError `feed-not-found`; by policy.
 */
export async function removeFeed(
  { db, clock }: { db: Db; clock: Clock },
  { actor: by, feedId }: { actor: Actor; feedId: string },
): Promise<void> {
  await actingAs(db, by, async (trx, actor) => {
    const { officeId, address } = await lockFeed(trx, actor, feedId)
    await trx.updateTable('feed').set({ removed_at: sql<Date>`now()` }).where('id', '=', feedId).execute()
    await recordEvents(trx, [{ kind: 'feed.removed', officeId, subjectId: feedId, data: { by: actor.id } }])
    await writeAudit(trx, actor, clock.now(), [
      { action: 'feed.remove', officeId, subjectKind: 'feed', subjectId: feedId, detail: { address } },
    ])
  })
}
