import { actingAs } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { recordEvents } from '../../events/record-events.ts'
import { lockKeptNewsItem } from '../lock-news-item.ts'

/**
 * Puts an archived item back on the lists, as a draft.
 * @throws DatelineError `item-not-archived`.
 */
export async function restoreNewsItem(
  deps: { db: Db; clock: Clock },
  { actor: by, newsItemId }: { actor: Actor; newsItemId: string },
): Promise<void> {
  await actingAs(deps.db, by, async (trx, actor) => {
    const { officeId, revision, archivedAt } = await lockKeptNewsItem(trx, actor, 'news.write', newsItemId)
    if (!archivedAt) throw new DatelineError('item-not-archived', {})
    await trx
      .updateTable('news_item')
      .set({ archived_at: null, archived_by: null })
      .where('id', '=', newsItemId)
      .execute()
    await recordEvents(trx, [
      {
        kind: 'item.restored',
        officeId,
        subjectId: newsItemId,
        data: { revision: revision.number, by: actor.id },
      },
    ])
    await writeAudit(trx, actor, deps.clock.now(), [
      { action: 'news.restore', officeId, subjectKind: 'news_item', subjectId: newsItemId },
    ])
  })
}
