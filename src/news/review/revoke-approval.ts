import { sql } from 'kysely'
import type { Db } from '../../database/connect.ts'
import { recordEvents } from '../../events/record-events.ts'
import type { LockedItem } from '../lock-news-item.ts'

/** Ends the item's valid approval, where it has one, and says which; the caller holds the item's lock. */
export async function revokeApproval(
  trx: Db,
  item: Pick<LockedItem, 'id' | 'officeId'>,
  reason: string,
): Promise<string | undefined> {
  const revoked = await trx
    .updateTable('approval')
    .set({ revoked_at: sql<Date>`now()`, revoked_reason: reason })
    .where('news_item_id', '=', item.id)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!revoked) return undefined
  await recordEvents(trx, [
    {
      kind: 'item.approval-revoked',
      officeId: item.officeId,
      subjectId: item.id,
      data: { approvalId: revoked.id, reason },
    },
  ])
  return revoked.id
}
