import type { Db } from '../database/connect.ts'
import { isUuid } from './lock-news-item.ts'
import type { RevisionContent } from './news-content.view.ts'

export interface ApprovedContent {
  approvalId: string
  /** Covers `content` in full; publishing checks it again before every claim. */
  contentHash: string
  officeId: string
  content: RevisionContent
  createdBy: string
  approvedBy: string
}

/** What a second person has said yes to; undefined while there is no valid approval. */
export async function approvedContent(db: Db, newsItemId: string): Promise<ApprovedContent | undefined> {
  if (!isUuid(newsItemId)) return undefined
  const row = await db
    .selectFrom('approval')
    .innerJoin('news_item', 'news_item.id', 'approval.news_item_id')
    .innerJoin('revision', 'revision.id', 'approval.revision_id')
    .select([
      'approval.id as approvalId',
      'approval.content_hash as contentHash',
      'news_item.office_id as officeId',
      'revision.content as content',
      'news_item.created_by as createdBy',
      'approval.approved_by as approvedBy',
    ])
    .where('approval.news_item_id', '=', newsItemId)
    .where('approval.revoked_at', 'is', null)
    .executeTakeFirst()
  return row
}
