import type { CurrentActor } from '../../access/actor.ts'
import { assertMay } from '../../access/policy.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { isUuid } from '../../core/ids.ts'
import type { Db } from '../../database/connect.ts'
import { readableOffice } from '../readable-items.view.ts'

export interface CommentTarget {
  newsItemId: string
  commentId: string
}

export interface LockedComment extends CommentTarget {
  officeId: string
  createdBy: string
  mentions: string[]
  resolvedAt: Date | null
}

/**
 * A comment of an item, locked until the transaction ends.
 * @throws DatelineError `item-not-found`, `comment-not-found`; `not-allowed` by policy.
 */
export async function lockComment(
  trx: Db,
  actor: CurrentActor,
  { newsItemId, commentId }: CommentTarget,
): Promise<LockedComment> {
  const officeId = await readableOffice(trx, actor, newsItemId)
  assertMay(actor, 'news.comment', officeId)
  const comment = isUuid(commentId)
    ? await trx
        .selectFrom('news_comment')
        .select(['created_by as createdBy', 'mentions', 'resolved_at as resolvedAt'])
        .where('id', '=', commentId)
        .where('news_item_id', '=', newsItemId)
        .forUpdate()
        .executeTakeFirst()
    : undefined
  if (!comment) throw new DatelineError('comment-not-found', { commentId })
  return { newsItemId, commentId, officeId, ...comment }
}

/** As `lockComment`, for what only its author may do. @throws DatelineError `comment-of-another`. */
export async function lockOwnComment(
  trx: Db,
  actor: CurrentActor,
  target: CommentTarget,
): Promise<LockedComment> {
  const comment = await lockComment(trx, actor, target)
  if (comment.createdBy !== actor.id) throw new DatelineError('comment-of-another', {})
  return comment
}
