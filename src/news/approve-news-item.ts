import { actingAs } from '../access/acting.ts'
import type { Actor, CurrentActor } from '../access/actor.ts'
import { writeAudit } from '../access/audit-log.ts'
import type { Clock } from '../core/clock.ts'
import { DatelineError } from '../core/errors.ts'
import { newId } from '../core/ids.ts'
import type { Db } from '../database/connect.ts'
import { type LockedItem, lockNewsItem } from './lock-news-item.ts'
import { contentHashOf } from './revision-content.ts'

export interface Approval {
  approvalId: string
  newsItemId: string
  contentHash: string
  submittedBy: string
  approvedBy: string
}

/**
 * A second person's yes to exactly the content they saw; see docs/decisions/0008-approval-by-content-hash.md.
 * Saying yes twice to the same content gives the same approval.
 *
 * @param input.contentHash of the revision that the approver looked at.
 * @throws DatelineError `not-allowed` for whoever submitted it, started it, or wrote any revision since the last
 * approval, and for anything but a signed-in person; `conflict` where the content is not the current one or the item
 * is not in review.
 */
export async function approveNewsItem(
  deps: { db: Db; clock: Clock },
  input: { actor: Actor; newsItemId: string; contentHash: string },
): Promise<Approval> {
  const { newsItemId } = input
  return await actingAs(deps.db, input.actor, async (trx, actor) => {
    const item = await lockNewsItem(trx, actor, 'news.approve', newsItemId)
    if (actor.via !== 'session') {
      throw new DatelineError('not-allowed', 'Only a person who is signed in can approve a news item.')
    }
    const { contentHash } = item.revision
    if (input.contentHash !== contentHash || contentHashOf(item.revision.content) !== contentHash) {
      throw new DatelineError(
        'conflict',
        'The news item has changed since you looked at it; read it again before you approve it.',
      )
    }
    if (item.state === 'approved') return await earlierApproval(trx, actor, item)
    if (item.state !== 'in_review' || item.submittedBy === null) {
      throw new DatelineError('conflict', 'Only a news item in review can be approved; this one is a draft.')
    }
    await assertSecondPerson(trx, actor, item)
    return await insertApproval(trx, deps.clock.now(), actor, item, item.submittedBy)
  })
}

async function earlierApproval(trx: Db, actor: Actor, item: LockedItem): Promise<Approval> {
  const approval = await trx
    .selectFrom('approval')
    .select(['id', 'submitted_by', 'approved_by', 'content_hash'])
    .where('news_item_id', '=', item.id)
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (approval.approved_by !== actor.id) {
    throw new DatelineError('conflict', 'Someone else has approved this news item already.')
  }
  return {
    approvalId: approval.id,
    newsItemId: item.id,
    contentHash: approval.content_hash,
    submittedBy: approval.submitted_by,
    approvedBy: approval.approved_by,
  }
}

async function assertSecondPerson(trx: Db, actor: Actor, item: LockedItem): Promise<void> {
  const wrote =
    actor.id === item.submittedBy ||
    actor.id === item.createdBy ||
    (await wroteSinceApproval(trx, actor, item))
  if (!wrote) return
  throw new DatelineError(
    'not-allowed',
    'You had a part in writing or submitting this news item; another person must approve it.',
  )
}

async function wroteSinceApproval(trx: Db, actor: Actor, item: LockedItem): Promise<boolean> {
  const own = await trx
    .selectFrom('revision')
    .select('number')
    .where('news_item_id', '=', item.id)
    .where('created_by', '=', actor.id)
    .where('number', '>', eb =>
      eb
        .selectFrom('approval')
        .innerJoin('revision as approved', 'approved.id', 'approval.revision_id')
        .where('approval.news_item_id', '=', item.id)
        .select(({ fn, lit }) => fn.coalesce(fn.max('approved.number'), lit(0)).as('number')),
    )
    .limit(1)
    .executeTakeFirst()
  return own !== undefined
}

async function insertApproval(
  trx: Db,
  at: Date,
  actor: CurrentActor,
  item: LockedItem,
  submittedBy: string,
): Promise<Approval> {
  const approvalId = newId()
  const { id: revisionId, number: revision, contentHash } = item.revision
  await trx
    .insertInto('approval')
    .values({
      id: approvalId,
      news_item_id: item.id,
      revision_id: revisionId,
      content_hash: contentHash,
      submitted_by: submittedBy,
      approved_by: actor.id,
    })
    .execute()
  await trx.updateTable('news_item').set({ state: 'approved' }).where('id', '=', item.id).execute()
  await writeAudit(trx, actor, at, [
    {
      action: 'news.approve',
      officeId: item.officeId,
      subjectKind: 'news_item',
      subjectId: item.id,
      detail: { revision, contentHash, approvalId, submittedBy },
    },
  ])
  return { approvalId, newsItemId: item.id, contentHash, submittedBy, approvedBy: actor.id }
}
