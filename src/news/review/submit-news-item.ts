import { sql } from 'kysely'
import { actingAs } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { recordEvents } from '../../events/record-events.ts'
import { lockNewsItem } from '../lock-news-item.ts'
import { missingForReview } from './missing-for-review.ts'

/**
 * Puts a draft before a second person; from here on it reads as one text with one content hash.
 *
 * @throws DatelineError `item-incomplete` with everything that is missing (alt texts, the credit line of its project);
 * `item-not-a-draft`.
 */
export async function submitNewsItem(
  deps: { db: Db; clock: Clock },
  input: { actor: Actor; newsItemId: string },
): Promise<{ newsItemId: string; contentHash: string }> {
  const { newsItemId } = input
  return await actingAs(deps.db, input.actor, async (trx, actor) => {
    const item = await lockNewsItem(trx, actor, 'news.submit', newsItemId)
    if (item.state !== 'draft') {
      throw new DatelineError('item-not-a-draft', { state: words[item.state] })
    }
    const { content } = item.revision
    const missing = await missingForReview(trx, content)
    const [first] = missing
    if (first !== undefined) throw new DatelineError('item-incomplete', { reason: first }, missing)
    const { number: revision, contentHash } = item.revision
    await trx
      .updateTable('news_item')
      .set({
        state: 'in_review',
        submitted_by: actor.id,
        returned_at: null,
        returned_by: null,
        returned_reason: null,
      })
      .where('id', '=', newsItemId)
      .execute()
    await trx
      .updateTable('revision')
      .set({ submitted_by: sql`array(select distinct unnest(submitted_by || ${actor.id}::text) order by 1)` })
      .where('id', '=', item.revision.id)
      .execute()
    await recordEvents(trx, [
      { kind: 'item.submitted', officeId: item.officeId, subjectId: newsItemId, data: { revision } },
    ])
    await writeAudit(trx, actor, deps.clock.now(), [
      {
        action: 'news.submit',
        officeId: item.officeId,
        subjectKind: 'news_item',
        subjectId: newsItemId,
        detail: { revision, contentHash },
      },
    ])
    return { newsItemId, contentHash }
  })
}

const words = { in_review: 'in review', approved: 'approved' }
