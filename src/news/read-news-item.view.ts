import type { Actor } from '../access/actor.ts'
import { may } from '../access/policy.ts'
import { DatelineError } from '../core/errors/errors.ts'
import { isUuid } from '../core/ids.ts'
import type { Db } from '../database/connect.ts'
import type { RevisionContent } from './news-content.view.ts'

export interface ReadItem {
  id: string
  officeId: string
  /** The newest. */
  revision: number
  content: RevisionContent
}

/**
 * An item that the actor may read, with its content as it is now; nothing is locked.
 * @throws DatelineError `item-not-found` where there is none, or it is another office's.
 */
export async function readNewsItem(db: Db, actor: Actor, newsItemId: string): Promise<ReadItem> {
  const item = isUuid(newsItemId)
    ? await db
        .selectFrom('news_item')
        .innerJoin('revision', join =>
          join
            .onRef('revision.news_item_id', '=', 'news_item.id')
            .onRef('revision.number', '=', 'news_item.revision'),
        )
        .select(['news_item.id', 'news_item.office_id as officeId', 'news_item.revision', 'revision.content'])
        .where('news_item.id', '=', newsItemId)
        .executeTakeFirst()
    : undefined
  if (item && may(actor, 'news.read', item.officeId)) return item
  throw new DatelineError('item-not-found', { newsItemId })
}

/**
 * The content of one revision of an item.
 * @throws DatelineError `revision-not-found`.
 */
export async function contentOfRevision(
  db: Db,
  newsItemId: string,
  revision: number,
): Promise<RevisionContent> {
  const row = await db
    .selectFrom('revision')
    .select('content')
    .where('news_item_id', '=', newsItemId)
    .where('number', '=', revision)
    .executeTakeFirst()
  if (!row) throw new DatelineError('revision-not-found', { newsItemId, revision })
  return row.content
}
