import type { CurrentActor } from '../access/actor.ts'
import { type Action, assertMay } from '../access/policy.ts'
import { DatelineError } from '../core/errors/errors.ts'
import { isUuid } from '../core/ids.ts'
import type { Db } from '../database/connect.ts'
import type { NewsItemState, RevisionContent } from './news-content.view.ts'

export interface LockedItem {
  id: string
  officeId: string
  state: NewsItemState
  submittedBy: string | null
  createdBy: string
  assignedTo: string | null
  archivedAt: Date | null
  revision: { id: string; number: number; content: RevisionContent; contentHash: string }
}

/**
 * As `lockKeptNewsItem`, for whatever changes an item.
 *
 * @throws DatelineError `item-archived`.
 */
export async function lockNewsItem(
  trx: Db,
  actor: CurrentActor,
  action: Action,
  newsItemId: string,
): Promise<LockedItem> {
  const item = await lockKeptNewsItem(trx, actor, action, newsItemId)
  if (item.archivedAt) throw new DatelineError('item-archived', {})
  return item
}

/**
 * The item with its newest revision, be it archived or not, locked until the transaction ends, so that two clicks come one after the other.
 *
 * @throws DatelineError `not-found` where there is no such item or it belongs to an office the actor has no part in;
 * `not-allowed` where a role is missing.
 */
export async function lockKeptNewsItem(
  trx: Db,
  actor: CurrentActor,
  action: Action,
  newsItemId: string,
): Promise<LockedItem> {
  const item = isUuid(newsItemId)
    ? await trx
        .selectFrom('news_item')
        .select(['id', 'office_id', 'state', 'submitted_by', 'created_by', 'revision'])
        .select(['assigned_to', 'archived_at'])
        .where('id', '=', newsItemId)
        .forUpdate()
        .executeTakeFirst()
    : undefined
  const notFound = () => new DatelineError('item-not-found', { newsItemId })
  if (!item) throw notFound()
  assertMay(actor, action, item.office_id, notFound)
  const revision = await trx
    .selectFrom('revision')
    .select(['id', 'number', 'content', 'content_hash'])
    .where('news_item_id', '=', item.id)
    .where('number', '=', item.revision)
    .executeTakeFirstOrThrow()
  const { content_hash: contentHash, ...rest } = revision
  return {
    id: item.id,
    officeId: item.office_id,
    state: item.state,
    submittedBy: item.submitted_by,
    createdBy: item.created_by,
    assignedTo: item.assigned_to,
    archivedAt: item.archived_at,
    revision: { ...rest, contentHash },
  }
}
