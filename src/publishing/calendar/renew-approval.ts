import { sql } from 'kysely'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Db } from '../../database/connect.ts'
import { approverStands, recallOfPost } from '../sending/recall.ts'
import { assertNotScheduledAgain } from './already-scheduled.ts'

/**
 * Makes sure that a post which a person wants to send is approved: by the approval it was scheduled under, or else by
 * a later one of the very same content, which then takes that one's place. The caller holds the post's lock.
 * @throws DatelineError `not-approved` when there is none; `scheduled-again` when its content is scheduled under it already.
 */
export async function renewApproval(trx: Db, postId: string): Promise<void> {
  const { rows } = await sql<{ gone: string | null; renewed: string | null }>`
    select coalesce(recall.withdrawn, recall.approver_gone) as gone, renewed.id as renewed
    from post p
    cross join lateral ${recallOfPost} recall
    left join approval renewed on renewed.news_item_id = p.news_item_id and renewed.content_hash = p.content_hash
      and renewed.revoked_at is null and ${approverStands(sql`renewed.approved_by`)}
    where p.id = ${postId}`.execute(trx)
  const [found] = rows
  if (!found?.gone) return
  if (!found.renewed) {
    throw new DatelineError('not-approved', { reason: found.gone, postId })
  }
  await assertNotScheduledAgain(trx, postId, found.renewed)
  await trx.updateTable('post').set({ approval_id: found.renewed }).where('id', '=', postId).execute()
}
