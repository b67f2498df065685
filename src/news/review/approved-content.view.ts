import { sql } from 'kysely'
import { isUuid } from '../../core/ids.ts'
import type { Db } from '../../database/connect.ts'
import type { RevisionContent } from '../news-content.view.ts'

export interface ApprovedContent {
  approvalId: string
  /** Covers `content` in full; publishing checks it again before every claim. */
  contentHash: string
  officeId: string
  content: RevisionContent
  createdBy: string
  approvedBy: string
}

/** What a second person has approved; undefined while there is no valid approval. */
export async function approvedContent(db: Db, newsItemId: string): Promise<ApprovedContent | undefined> {
  return (await approvedContents(db, [newsItemId])).get(newsItemId)
}

/** The same for several items, by item; those without a valid approval are left out. */
export async function approvedContents(
  db: Db,
  newsItemIds: readonly string[],
): Promise<Map<string, ApprovedContent>> {
  const rows = await db
    .selectFrom('approval')
    .innerJoin('news_item', 'news_item.id', 'approval.news_item_id')
    .innerJoin('revision', 'revision.id', 'approval.revision_id')
    .select([
      'approval.news_item_id as newsItemId',
      'approval.id as approvalId',
      'approval.content_hash as contentHash',
      'news_item.office_id as officeId',
      'revision.content as content',
      'news_item.created_by as createdBy',
      'approval.approved_by as approvedBy',
    ])
    .where(sql<boolean>`approval.news_item_id = any(${newsItemIds.filter(isUuid)}::uuid[])`)
    .where('approval.revoked_at', 'is', null)
    .execute()
  return new Map(rows.map(({ newsItemId, ...content }) => [newsItemId, content]))
}
