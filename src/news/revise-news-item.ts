import { actingAs } from '../access/acting.ts'
import type { Actor } from '../access/actor.ts'
import { writeAudit } from '../access/audit/audit-log.ts'
import { DatelineError } from '../core/errors/errors.ts'
import { newId } from '../core/ids.ts'
import type { Clock } from '../core/time/clock.ts'
import type { Db } from '../database/connect.ts'
import { toJson } from '../database/tables.ts'
import { recordEvents } from '../events/record-events.ts'
import { checkReferences } from './check-references.ts'
import type { SavedRevision } from './create-draft.ts'
import { saveListings } from './finding/save-listings.ts'
import { lockNewsItem } from './lock-news-item.ts'
import { contentHashOf, parseRevisionContent } from './revision-content.ts'
import { revokeApproval } from './revoke-approval.ts'

/**
 * Saves a new revision. The item is a draft again, whatever it was, and an approval it had is revoked: an approval
 * covers one content hash and no other. Saving what is there already changes nothing.
 *
 * @param input.revision the number of the revision that the editor began from.
 * @throws DatelineError `bad-input` with every fault in `content`; `conflict` where someone saved in between.
 */
export async function reviseNewsItem(
  deps: { db: Db; clock: Clock },
  input: { actor: Actor; newsItemId: string; revision: number; content: unknown },
): Promise<SavedRevision> {
  const { newsItemId } = input
  return await actingAs(deps.db, input.actor, async (trx, actor) => {
    const item = await lockNewsItem(trx, actor, 'news.write', newsItemId)
    const content = parseRevisionContent(input.content)
    const contentHash = contentHashOf(content)
    const current = item.revision.number
    if (input.revision !== current) {
      throw new DatelineError('edited-meanwhile', { revision: input.revision, current })
    }
    if (contentHash === item.revision.contentHash) return { newsItemId, revision: current, contentHash }
    await checkReferences(trx, actor, content, { officeId: item.officeId, before: item.revision.content })
    const revision = current + 1
    await trx
      .insertInto('revision')
      .values({
        id: newId(),
        news_item_id: newsItemId,
        number: revision,
        content: toJson(content),
        content_hash: contentHash,
        created_by: actor.id,
      })
      .execute()
    await trx
      .updateTable('news_item')
      .set({ revision, state: 'draft', submitted_by: null, project_id: content.projectId ?? null })
      .where('id', '=', newsItemId)
      .execute()
    await saveListings(trx, [{ newsItemId, content, contentHash }])
    const revoked = await revokeApproval(trx, item, `Edited: revision ${revision}.`)
    await recordEvents(trx, [
      { kind: 'item.revised', officeId: item.officeId, subjectId: newsItemId, data: { revision } },
    ])
    await writeAudit(trx, actor, deps.clock.now(), [
      {
        action: 'news.revise',
        officeId: item.officeId,
        subjectKind: 'news_item',
        subjectId: newsItemId,
        detail: { revision, contentHash, was: item.state, ...(revoked ? { revokedApproval: revoked } : {}) },
      },
    ])
    return { newsItemId, revision, contentHash }
  })
}
