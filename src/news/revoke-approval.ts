import { sql } from 'kysely'
import type { Db } from '../database/connect.ts'

/** Ends the item's valid approval, where it has one, and says which; the caller holds the item's lock. */
export async function revokeApproval(
  trx: Db,
  newsItemId: string,
  reason: string,
): Promise<string | undefined> {
  const revoked = await trx
    .updateTable('approval')
    .set({ revoked_at: sql<Date>`now()`, revoked_reason: reason })
    .where('news_item_id', '=', newsItemId)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return revoked?.id
}
