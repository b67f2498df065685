import type { Actor } from '../access/actor.ts'
import { may } from '../access/policy.ts'
import { DatelineError } from '../core/errors/errors.ts'
import { isUuid } from '../core/ids.ts'
import type { Db } from '../database/connect.ts'

/**
 * The office of an item that the actor may read.
 * @throws DatelineError `item-not-found` where there is none, or it is of another office.
 */
export async function readableOffice(db: Db, actor: Actor, newsItemId: string): Promise<string> {
  const item = isUuid(newsItemId)
    ? await db.selectFrom('news_item').select('office_id').where('id', '=', newsItemId).executeTakeFirst()
    : undefined
  if (item && may(actor, 'news.read', item.office_id)) return item.office_id
  throw new DatelineError('item-not-found', { newsItemId })
}

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
