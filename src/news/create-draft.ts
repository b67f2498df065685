import { actingAs } from '../access/acting.ts'
import type { Actor } from '../access/actor.ts'
import { writeAudit } from '../access/audit/audit-log.ts'
import { assertMay, refuseEarly } from '../access/policy.ts'
import { newId } from '../core/ids.ts'
import type { Clock } from '../core/time/clock.ts'
import type { Db } from '../database/connect.ts'
import { toJson } from '../database/tables.ts'
import { recordEvents } from '../events/record-events.ts'
import { assertOfficeOpen } from '../offices/open-office.ts'
import { checkReferences } from './check-references.ts'
import { saveListings } from './finding/save-listings.ts'
import { contentHashOf, parseRevisionContent } from './revision-content.ts'

/** What a saved state of an item is known by. */
export interface SavedRevision {
  newsItemId: string
  /** Counts from 1. */
  revision: number
  contentHash: string
}

/**
 * Starts a news item by hand, as a draft.
 *
 * @throws DatelineError `bad-input` with every fault in `content`; `not-allowed` or `not-found` by policy.
 */
export async function createDraft(
  deps: { db: Db; clock: Clock },
  input: { actor: Actor; officeId: string; content: unknown },
): Promise<SavedRevision> {
  const { officeId } = input
  refuseEarly(input.actor, 'news.write', officeId)
  const content = parseRevisionContent(input.content)
  const contentHash = contentHashOf(content)
  const newsItemId = newId()
  await actingAs(deps.db, input.actor, async (trx, actor) => {
    assertMay(actor, 'news.write', officeId)
    await assertOfficeOpen(trx, officeId)
    await checkReferences(trx, actor, content, { officeId })
    await trx
      .insertInto('news_item')
      .values({
        id: newsItemId,
        office_id: officeId,
        project_id: content.projectId ?? null,
        state: 'draft',
        source: toJson({ kind: 'form', name: actor.via }),
        revision: 1,
        created_by: actor.id,
      })
      .execute()
    await trx
      .insertInto('revision')
      .values({
        id: newId(),
        news_item_id: newsItemId,
        number: 1,
        content: toJson(content),
        content_hash: contentHash,
        created_by: actor.id,
      })
      .execute()
    await saveListings(trx, [{ newsItemId, content, contentHash }])
    await recordEvents(trx, [
      { kind: 'item.created', officeId: officeId, subjectId: newsItemId, data: { revision: 1 } },
    ])
    await writeAudit(trx, actor, deps.clock.now(), [
      {
        action: 'news.create',
        officeId,
        subjectKind: 'news_item',
        subjectId: newsItemId,
        detail: { contentHash },
      },
    ])
  })
  return { newsItemId, revision: 1, contentHash }
}
