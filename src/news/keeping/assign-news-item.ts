import { actingAs } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import { grantsOf } from '../../access/people/people.view.ts'
import { may } from '../../access/policy.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { recordEvents } from '../../events/record-events.ts'
import { lockNewsItem } from '../lock-news-item.ts'

/**
 * Assigns an item to a person; null: unassigned. The person is notified, unless they did it themselves.
 * @throws DatelineError `assignee-cannot-write` for a person who may not write news of the item's office, whether or
 * not Dateline knows them.
 */
export async function assignNewsItem(
  deps: { db: Db; clock: Clock },
  { actor: by, newsItemId, personId }: { actor: Actor; newsItemId: string; personId: string | null },
): Promise<void> {
  await actingAs(deps.db, by, async (trx, actor) => {
    const { officeId, assignedTo: before } = await lockNewsItem(trx, actor, 'news.write', newsItemId)
    if (personId === before) return
    if (personId !== null && !(await mayWrite(trx, personId, officeId)))
      throw new DatelineError('assignee-cannot-write', { personId, officeId })
    await trx.updateTable('news_item').set({ assigned_to: personId }).where('id', '=', newsItemId).execute()
    await recordEvents(trx, [
      { kind: 'item.assigned', officeId, subjectId: newsItemId, data: { by: actor.id, to: personId } },
    ])
    await writeAudit(trx, actor, deps.clock.now(), [
      {
        action: 'news.assign',
        officeId,
        subjectKind: 'news_item',
        subjectId: newsItemId,
        detail: { before, after: personId },
      },
    ])
  })
}

async function mayWrite(trx: Db, personId: string, officeId: string): Promise<boolean> {
  const grants = (await grantsOf(trx, personId)) ?? []
  return may({ id: personId, via: 'session', grants }, 'news.write', officeId)
}
