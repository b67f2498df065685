import { actingAs } from '../../access/acting.ts'
import type { Actor, CurrentActor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { newId } from '../../core/ids.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { recordEvents } from '../../events/record-events.ts'
import { type LockedItem, lockNewsItem } from '../lock-news-item.ts'
import { contentHashOf } from '../revision-content.ts'
import { approverStands } from './approver-stands.view.ts'
import { revokeApproval } from './revoke-approval.ts'
import { assertSecondPerson } from './second-person.ts'

export interface Approval {
  approvalId: string
  newsItemId: string
  contentHash: string
  submittedBy: string
  approvedBy: string
}

interface ApproveDeps {
  db: Db
  clock: Clock
  /** What else is done in the transaction of a new approval, such as scheduling its posts; it fails with it. */
  afterApproval?: (trx: Db, actor: CurrentActor) => Promise<void>
}

/**
 * A second person's yes to exactly the content they saw; see docs/decisions/0008-approval-by-content-hash.md.
 * Saying yes twice to the same content gives the same approval. Where the first approver may no longer approve, an
 * approved item can be approved again by another person: posts already scheduled go out under the new approval.
 *
 * @param input.contentHash of the revision that the approver looked at.
 * @throws DatelineError `not-allowed` for everyone who ever started it, wrote a revision or submitted it, for accounts
 * that one of them opened, and for anything but a signed-in person; `conflict` where the content is not the current
 * one, the item is not in review, or another person's approval stands.
 */
export async function approveNewsItem(
  deps: ApproveDeps,
  input: { actor: Actor; newsItemId: string; contentHash: string },
): Promise<Approval> {
  const { newsItemId } = input
  return await actingAs(deps.db, input.actor, async (trx, actor) => {
    const item = await lockNewsItem(trx, actor, 'news.approve', newsItemId)
    if (actor.via !== 'session') {
      throw new DatelineError('approval-needs-person', {})
    }
    const { contentHash } = item.revision
    if (input.contentHash !== contentHash || contentHashOf(item.revision.content) !== contentHash) {
      throw new DatelineError('content-changed', {})
    }
    if (item.state === 'approved') return await approveAgain(trx, deps, actor, item)
    if (item.state !== 'in_review' || item.submittedBy === null) {
      throw new DatelineError('item-not-in-review', {})
    }
    await assertSecondPerson(trx, actor, item.id)
    return await insertApproval(trx, deps, actor, item, item.submittedBy)
  })
}

/**
 * Another person's yes to the content that was approved already, because the first approver may no longer approve: it
 * takes over from theirs, and so do the posts that were scheduled under it.
 */
async function approveAgain(
  trx: Db,
  deps: ApproveDeps,
  actor: CurrentActor,
  item: LockedItem,
): Promise<Approval> {
  const earlier = await trx
    .selectFrom('approval')
    .select(['id', 'submitted_by', 'approved_by', 'content_hash'])
    .where('news_item_id', '=', item.id)
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (earlier.approved_by === actor.id) {
    return {
      approvalId: earlier.id,
      newsItemId: item.id,
      contentHash: earlier.content_hash,
      submittedBy: earlier.submitted_by,
      approvedBy: earlier.approved_by,
    }
  }
  if (await approverStands(trx, earlier.approved_by, item.officeId))
    throw new DatelineError('already-approved', {})
  await assertSecondPerson(trx, actor, item.id)
  await revokeApproval(trx, item, 'The approver may no longer approve; another person approved it again.')
  const renewed = await insertApproval(trx, deps, actor, item, earlier.submitted_by)
  await trx
    .updateTable('approval')
    .set({ superseded_by: renewed.approvalId })
    .where(eb => eb.or([eb('id', '=', earlier.id), eb('superseded_by', '=', earlier.id)]))
    .execute()
  return renewed
}

async function insertApproval(
  trx: Db,
  { clock, afterApproval }: ApproveDeps,
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
  await recordEvents(trx, [
    {
      kind: 'item.approved',
      officeId: item.officeId,
      subjectId: item.id,
      data: { revision, approvalId },
    },
  ])
  await writeAudit(trx, actor, clock.now(), [
    {
      action: 'news.approve',
      officeId: item.officeId,
      subjectKind: 'news_item',
      subjectId: item.id,
      detail: { revision, contentHash, approvalId, submittedBy },
    },
  ])
  await afterApproval?.(trx, actor)
  return { approvalId, newsItemId: item.id, contentHash, submittedBy, approvedBy: actor.id }
}
