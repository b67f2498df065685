import { isUuid } from '../core/ids.ts'
import type { Db } from '../database/connect.ts'
import type { NewsItemState } from './news-content.view.ts'

/** An item that stays in its state until the transaction ends; undefined where there is none. */
export async function lockItem(
  trx: Db,
  newsItemId: string,
): Promise<{ officeId: string; state: NewsItemState; revision: number } | undefined> {
  if (!isUuid(newsItemId)) return undefined
  return await trx
    .selectFrom('news_item')
    .select(['office_id as officeId', 'state', 'revision'])
    .where('id', '=', newsItemId)
    .forUpdate()
    .executeTakeFirst()
}
