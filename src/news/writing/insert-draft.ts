import type { CurrentActor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import { newId } from '../../core/ids.ts'
import type { Db } from '../../database/connect.ts'
import { toJson } from '../../database/tables.ts'
import { recordEvents } from '../../events/record-events.ts'
import { assertOfficeOpen } from '../../offices/open-office.ts'
import { saveListings } from '../finding/save-listings.ts'
import type { RevisionContent } from '../news-content.view.ts'
import { contentHashOf } from '../revision-content.ts'

/** What a saved state of an item is known by. */
export interface SavedRevision {
  newsItemId: string
  /** Counts from 1. */
  revision: number
  contentHash: string
  /** By the clock of the record, UTC. */
  savedAt: Date
}

interface NewItem {
  officeId: string
  content: RevisionContent
  source: { kind: string; name: string }
  /** More for the audit log. */
  of?: Record<string, unknown>
}

/**
 * A new item with its first revision, its event and its audit entry; the caller has checked what is in it.
 * @throws DatelineError where the office is archived.
 */
export async function insertDraft(
  trx: Db,
  actor: CurrentActor,
  at: Date,
  { officeId, content, source, of }: NewItem,
): Promise<SavedRevision> {
  await assertOfficeOpen(trx, officeId)
  const newsItemId = newId()
  const contentHash = contentHashOf(content)
  await trx
    .insertInto('news_item')
    .values({
      id: newsItemId,
      office_id: officeId,
      project_id: content.projectId ?? null,
      state: 'draft',
      source: toJson(source),
      revision: 1,
      created_by: actor.id,
    })
    .execute()
  const { saved_at: savedAt } = await trx
    .insertInto('revision')
    .values({
      id: newId(),
      news_item_id: newsItemId,
      number: 1,
      content: toJson(content),
      content_hash: contentHash,
      created_by: actor.id,
    })
    .returning('saved_at')
    .executeTakeFirstOrThrow()
  await saveListings(trx, [{ newsItemId, content, contentHash }])
  await recordEvents(trx, [{ kind: 'item.created', officeId, subjectId: newsItemId, data: { revision: 1 } }])
  await writeAudit(trx, actor, at, [
    {
      action: 'news.create',
      officeId,
      subjectKind: 'news_item',
      subjectId: newsItemId,
      detail: { contentHash, ...(of ? { ...source, ...of } : {}) },
    },
  ])
  return { newsItemId, revision: 1, contentHash, savedAt }
}
