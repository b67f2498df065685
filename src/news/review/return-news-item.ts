import { sql } from 'kysely'
import { actingAs } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { longestReason } from '../../core/text/longest-reason.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { recordEvents } from '../../events/record-events.ts'
import { lockNewsItem } from '../lock-news-item.ts'
import { revokeApproval } from './revoke-approval.ts'

/**
 * Hands an item back to its authors as a draft, with a reason they can act on. An approval it had is revoked.
 *
 * @throws DatelineError `bad-input` without a reason; `conflict` where it is a draft already.
 */
export async function returnNewsItem(
  deps: { db: Db; clock: Clock },
  input: { actor: Actor; newsItemId: string; reason: string },
): Promise<void> {
  const { newsItemId } = input
  const reason = input.reason.trim()
  await actingAs(deps.db, input.actor, async (trx, actor) => {
    const item = await lockNewsItem(trx, actor, 'news.approve', newsItemId)
    if (reason === '' || reason.length > longestReason || reason.includes('\0') || !reason.isWellFormed()) {
      throw new DatelineError('return-reason-invalid', { most: longestReason })
    }
    if (item.state === 'draft') throw new DatelineError('item-is-draft', {})
    await trx
      .updateTable('news_item')
      .set({
        state: 'draft',
        submitted_by: null,
        returned_at: sql<Date>`now()`,
        returned_by: actor.id,
        returned_reason: reason,
      })
      .where('id', '=', newsItemId)
      .execute()
    const revoked = await revokeApproval(trx, item, reason)
    await recordEvents(trx, [
      {
        kind: 'item.returned',
        officeId: item.officeId,
        subjectId: newsItemId,
        data: { revision: item.revision.number, reason },
      },
    ])
    await writeAudit(trx, actor, deps.clock.now(), [
      {
        action: 'news.return',
        officeId: item.officeId,
        subjectKind: 'news_item',
        subjectId: newsItemId,
        detail: {
          reason,
          revision: item.revision.number,
          was: item.state,
          ...(revoked ? { revokedApproval: revoked } : {}),
        },
      },
    ])
  })
}
