import { actingAs } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { recordEvents } from '../../events/record-events.ts'
import { lockNewsItem } from '../lock-news-item.ts'

/**
 * Takes an item out of review: its authors want to write on. It is a draft again, and not one that was returned. Those who
 * submitted it keep their part in it, so none of them becomes its second person.
 *
 * @throws DatelineError `item-not-withdrawable` for one that is not in review; an approval is withdrawn by `return`.
 */
export async function withdrawNewsItem(
  deps: { db: Db; clock: Clock },
  input: { actor: Actor; newsItemId: string },
): Promise<void> {
  const { newsItemId } = input
  await actingAs(deps.db, input.actor, async (trx, actor) => {
    const item = await lockNewsItem(trx, actor, 'news.submit', newsItemId)
    if (item.state !== 'in_review') throw new DatelineError('item-not-withdrawable', { state: item.state })
    await trx
      .updateTable('news_item')
      .set({ state: 'draft', submitted_by: null })
      .where('id', '=', newsItemId)
      .execute()
    const { number: revision } = item.revision
    await recordEvents(trx, [
      {
        kind: 'item.withdrawn',
        officeId: item.officeId,
        subjectId: newsItemId,
        data: { revision, by: actor.id },
      },
    ])
    await writeAudit(trx, actor, deps.clock.now(), [
      {
        action: 'news.withdraw',
        officeId: item.officeId,
        subjectKind: 'news_item',
        subjectId: newsItemId,
        detail: { revision, submittedBy: item.submittedBy },
      },
    ])
  })
}
