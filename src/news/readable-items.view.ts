import type { Actor } from '../access/actor.ts'
import { may } from '../access/policy.ts'
import { DatelineError } from '../core/errors/errors.ts'
import type { Db } from '../database/connect.ts'

/** Throws `item-not-found` for the first of these items that is not there, or not in an office that the actor may read. */
export async function assertItemsReadable(
  db: Db,
  actor: Actor,
  newsItemIds: readonly string[],
): Promise<void> {
  if (newsItemIds.length === 0) return
  const rows = await db
    .selectFrom('news_item')
    .select(['id', 'office_id'])
    .where('id', 'in', [...new Set(newsItemIds)])
    .execute()
  const offices = new Map(rows.map(row => [row.id, row.office_id]))
  for (const newsItemId of newsItemIds) {
    const officeId = offices.get(newsItemId)
    if (officeId === undefined || !may(actor, 'news.read', officeId))
      throw new DatelineError('item-not-found', { newsItemId })
  }
}
