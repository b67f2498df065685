import { sql } from 'kysely'
import { actingAs } from '../../access/acting.ts'
import type { Actor, CurrentActor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import type { Named } from '../../access/people/named.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { newId } from '../../core/ids.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { toJson } from '../../database/tables.ts'
import { recordEvents } from '../../events/record-events.ts'
import { saveListings } from '../finding/save-listings.ts'
import { type LockedItem, lockNewsItem } from '../lock-news-item.ts'
import { type CropDeps, makeCrops } from '../media/crops/make-crops.ts'
import type { RevisionContent } from '../news-content.view.ts'
import { readableOffice } from '../readable-items.view.ts'
import { revokeApproval } from '../review/revoke-approval.ts'
import { contentHashOf, parseRevisionContent } from '../revision-content.ts'
import { checkReferences } from './check-references.ts'
import type { SavedRevision } from './insert-draft.ts'

/**
 * Saves a content of an item. It is a draft again, whatever it was, and an approval it had is revoked: an approval covers
 * one content hash and no other. Saving what is there already changes nothing.
 *
 * One person's saves within ten minutes are one revision, as long as it is a draft that was never submitted and no
 * other person saved in between.
 *
 * @param input.revision the number of the revision that the editor began from; with folded saves, the number alone does
 * not tell two windows of one person apart: `contentHash`, where it is given, does.
 * @throws DatelineError `bad-input` with every fault in `content`; `edited-meanwhile` where someone saved in between,
 * with what is there now, who saved it and when.
 */
export async function reviseNewsItem(
  deps: CropDeps & { clock: Clock },
  input: { actor: Actor; newsItemId: string; revision: number; contentHash?: string; content: unknown },
): Promise<SavedRevision> {
  const { newsItemId } = input
  await makeItsCrops(deps, input)
  return await actingAs(deps.db, input.actor, async (trx, actor) => {
    const item = await lockNewsItem(trx, actor, 'news.write', newsItemId)
    const content = parseRevisionContent(input.content)
    const contentHash = contentHashOf(content)
    const saved = await lastSave(trx, item)
    const { number: current, contentHash: currentHash } = item.revision
    if (contentHash === currentHash) {
      return { newsItemId, revision: current, contentHash, savedAt: saved.at }
    }
    if (input.revision !== current || (input.contentHash ?? currentHash) !== currentHash) {
      throw editedMeanwhile(input.revision, item, saved)
    }
    await checkReferences(trx, actor, content, { officeId: item.officeId, before: item.revision.content })
    const isFolded = await canFold(trx, actor, item)
    const revision = isFolded ? current : current + 1
    const savedAt = isFolded
      ? await rewriteRevision(trx, item.revision.id, content, contentHash)
      : await insertRevision(trx, actor, { newsItemId, revision, content, contentHash })
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
    return { newsItemId, revision, contentHash, savedAt }
  })
}

interface LastSave {
  at: Date
  by: Named
}

async function lastSave(trx: Db, { revision }: LockedItem): Promise<LastSave> {
  const row = await trx
    .selectFrom('revision')
    .leftJoin('person', 'person.id', 'revision.created_by')
    .select(['revision.saved_at as at', 'revision.created_by as id', 'person.name as name'])
    .where('revision.id', '=', revision.id)
    .executeTakeFirstOrThrow()
  return { at: row.at, by: { id: row.id, name: row.name } }
}

function editedMeanwhile(
  revision: number,
  { revision: current }: LockedItem,
  { at, by }: LastSave,
): DatelineError {
  const { number, contentHash, content } = current
  return new DatelineError(
    'edited-meanwhile',
    { revision, current: number, person: by.name ?? by.id },
    { current: { revision: number, contentHash, content, savedBy: by, savedAt: at.toISOString() } },
  )
}

/** Within so many minutes of its first save. */
const minutesOfOneRevision = 10

/** By the clock of the record. What was submitted once stays as it was seen. */
async function canFold(trx: Db, actor: CurrentActor, { state, revision }: LockedItem): Promise<boolean> {
  if (state !== 'draft') return false
  const { rows } = await sql`
    select from revision r
    where r.id = ${revision.id} and r.created_by = ${actor.id} and r.submitted_by = '{}'
      and r.created_at > now() - make_interval(mins => ${minutesOfOneRevision}::integer)
      and not exists (select from approval a where a.revision_id = r.id)`.execute(trx)
  return rows.length > 0
}

async function rewriteRevision(
  trx: Db,
  id: string,
  content: RevisionContent,
  contentHash: string,
): Promise<Date> {
  const { saved_at } = await trx
    .updateTable('revision')
    .set({ content: toJson(content), content_hash: contentHash, saved_at: sql<Date>`now()` })
    .where('id', '=', id)
    .returning('saved_at')
    .executeTakeFirstOrThrow()
  return saved_at
}

async function insertRevision(
  trx: Db,
  actor: CurrentActor,
  {
    newsItemId,
    revision,
    content,
    contentHash,
  }: Omit<SavedRevision, 'savedAt'> & { content: RevisionContent },
): Promise<Date> {
  const { saved_at } = await trx
    .insertInto('revision')
    .values({
      id: newId(),
      news_item_id: newsItemId,
      number: revision,
      content: toJson(content),
      content_hash: contentHash,
      created_by: actor.id,
    })
    .returning('saved_at')
    .executeTakeFirstOrThrow()
  return saved_at
}

/** Before the transaction, which would hold the record's one connection while images are decoded. */
async function makeItsCrops(
  deps: CropDeps,
  { actor, newsItemId, content: given }: { actor: Actor; newsItemId: string; content: unknown },
): Promise<void> {
  const content = parseRevisionContent(given)
  if (!content.media.some(({ focus, crops }) => focus ?? crops)) return
  const officeId = await readableOffice(deps.db, actor, newsItemId)
  await makeCrops(deps, { actor, officeId, content })
}
