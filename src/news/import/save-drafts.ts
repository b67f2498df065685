import { actingAs } from '../../access/acting.ts'
import type { Actor, CurrentActor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import { assertMay } from '../../access/policy.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { newId } from '../../core/ids.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { inBackground } from '../../database/lane.ts'
import { toJson } from '../../database/tables.ts'
import { recordEvents } from '../../events/record-events.ts'
import { assertOfficeOpen } from '../../offices/open-office.ts'
import { saveListings } from '../finding/save-listings.ts'
import { contentHashOf } from '../revision-content.ts'
import { importKeyOf } from './import-key.ts'
import { type ImportedItem, importedItem } from './imported-item.ts'
import type { NewDraft } from './new-draft.ts'

export interface KeyedDraft extends NewDraft {
  id: string
  importKey: string
  contentHash: string
}

/**
 * Drafts of one transaction: an embedded record has one connection, and a post that is due must not wait for a whole
 * file. What an import that broke off has saved is known to the next one.
 */
const batch = 100

/** Saves drafts that are not there yet, with their audit entries, some at a time. */
export async function saveDrafts(
  deps: { db: Db; clock: Clock },
  by: Actor,
  drafts: readonly NewDraft[],
): Promise<SavedDrafts> {
  if (drafts.length === 0) return { added: [], already: [] }
  const importId = newId()
  const keyed = drafts.map(keyedDraft)
  const first = new Map<string, KeyedDraft>()
  for (const draft of keyed) if (!first.has(draft.importKey)) first.set(draft.importKey, draft)
  // In order of key, so that two imports of the same records wait for each other and never for a circle.
  const distinct = [...first.values()].sort((a, b) => (a.importKey < b.importKey ? -1 : 1))
  const idOfKey = new Map<string, string>()
  for (const part of batches(distinct)) {
    for (const [key, id] of await inBackground(() => saveBatch(deps, by, importId, part)))
      idOfKey.set(key, id)
  }
  const item = (draft: KeyedDraft) => importedItem(draft, idOfKey.get(draft.importKey) ?? draft.id)
  const isNew = (draft: KeyedDraft) => idOfKey.get(draft.importKey) === draft.id
  const added = keyed.filter(isNew).map(item)
  return {
    ...(added.length > 0 ? { importId } : {}),
    added,
    already: keyed.filter(draft => !isNew(draft)).map(item),
  }
}

interface SavedDrafts {
  /** Absent where nothing came in. */
  importId?: string
  added: ImportedItem[]
  already: ImportedItem[]
}

/** A draft with the id that its item gets, unless its words are there already. */
export function keyedDraft(draft: NewDraft): KeyedDraft {
  return {
    ...draft,
    id: newId(),
    importKey: importKeyOf({ officeId: draft.officeId, ...draft.content }),
    contentHash: contentHashOf(draft.content),
  }
}

async function saveBatch(
  deps: { db: Db; clock: Clock },
  by: Actor,
  importId: string,
  drafts: readonly KeyedDraft[],
): Promise<Map<string, string>> {
  return await actingAs(deps.db, by, async (trx, actor) => {
    const officeIds = [...new Set(drafts.map(draft => draft.officeId))].toSorted()
    for (const officeId of officeIds) assertMay(actor, 'news.write', officeId)
    for (const officeId of officeIds) await assertOfficeOpen(trx, officeId)
    return await insertDrafts(trx, actor, deps.clock.now(), drafts, importId)
  })
}

/**
 * Inserts drafts that are not there yet, in a transaction that has made sure that the actor may: at most some hundred,
 * of distinct keys and in their order.
 * @param importId of the import that they count for; absent for what comes from elsewhere.
 * @returns the ids of the items by key, of those that were there already, too.
 */
export async function insertDrafts(
  trx: Db,
  actor: CurrentActor,
  at: Date,
  drafts: readonly KeyedDraft[],
  importId?: string,
): Promise<Map<string, string>> {
  const added = await insertItems(trx, actor, importId, drafts)
  const fresh = drafts.filter(draft => added.has(draft.id))
  if (importId !== undefined) await countImport(trx, actor, importId, fresh)
  await insertRevisions(trx, actor, fresh)
  for (const part of batches(fresh)) await saveListings(trx, part.map(listedAs))
  await recordImported(trx, fresh)
  await writeAuditOf(trx, actor, at, fresh)
  return await idsByKey(trx, drafts, added)
}

/** The ids of those that were not there yet. */
async function insertItems(
  trx: Db,
  actor: Actor,
  importId: string | undefined,
  drafts: readonly KeyedDraft[],
): Promise<ReadonlySet<string>> {
  const added = new Set<string>()
  for (const part of batches(drafts)) {
    const rows = await trx
      .insertInto('news_item')
      .values(
        part.map(draft => ({
          id: draft.id,
          office_id: draft.officeId,
          project_id: draft.content.projectId ?? null,
          state: 'draft' as const,
          import_key: draft.importKey,
          import_id: importId ?? null,
          source: toJson(draft.source),
          revision: 1,
          created_by: actor.id,
        })),
      )
      .onConflict(conflict => conflict.column('import_key').doNothing())
      .returning('id')
      .execute()
    for (const row of rows) added.add(row.id)
  }
  return added
}

/** @throws DatelineError `import-undone` where the import was undone while it went on. */
async function countImport(
  trx: Db,
  actor: Actor,
  importId: string,
  [first, ...others]: readonly KeyedDraft[],
): Promise<void> {
  if (!first) return
  const { name, kind: form } = first.source
  const counted = await trx
    .insertInto('news_import')
    .values({ id: importId, name, form, added: 1 + others.length, created_by: actor.id })
    .onConflict(conflict =>
      conflict
        .column('id')
        .doUpdateSet(eb => ({ added: eb('news_import.added', '+', eb.ref('excluded.added')) }))
        .where('news_import.undone_at', 'is', null),
    )
    .returning('id')
    .executeTakeFirst()
  if (!counted) throw new DatelineError('import-undone', {})
}

async function insertRevisions(trx: Db, actor: Actor, drafts: readonly KeyedDraft[]): Promise<void> {
  for (const part of batches(drafts)) {
    await trx
      .insertInto('revision')
      .values(
        part.map(draft => ({
          id: newId(),
          news_item_id: draft.id,
          number: 1,
          content: toJson(draft.content),
          content_hash: draft.contentHash,
          created_by: actor.id,
        })),
      )
      .execute()
  }
}

function listedAs({ id: newsItemId, content, contentHash, listing }: KeyedDraft) {
  return { newsItemId, content, contentHash, listing }
}

async function recordImported(trx: Db, drafts: readonly KeyedDraft[]): Promise<void> {
  for (const part of batches(drafts)) {
    await recordEvents(
      trx,
      part.map(({ id, officeId }) => ({
        kind: 'item.created' as const,
        officeId,
        subjectId: id,
        data: { revision: 1 },
      })),
    )
  }
}

async function writeAuditOf(
  trx: Db,
  actor: CurrentActor,
  at: Date,
  drafts: readonly KeyedDraft[],
): Promise<void> {
  for (const part of batches(drafts)) {
    await writeAudit(
      trx,
      actor,
      at,
      part.map(({ id, officeId, source, contentHash }) => ({
        action: 'news.import',
        officeId,
        subjectKind: 'news_item',
        subjectId: id,
        detail: { ...source, contentHash },
      })),
    )
  }
}

async function idsByKey(
  trx: Db,
  drafts: readonly KeyedDraft[],
  added: ReadonlySet<string>,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const draft of drafts) if (added.has(draft.id)) ids.set(draft.importKey, draft.id)
  for (const part of batches(drafts.filter(draft => !added.has(draft.id)))) {
    const rows = await trx
      .selectFrom('news_item')
      .select(['id', 'import_key'])
      .where(
        'import_key',
        'in',
        part.map(draft => draft.importKey),
      )
      .execute()
    for (const row of rows) if (row.import_key !== null) ids.set(row.import_key, row.id)
  }
  return ids
}

function* batches<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let at = 0; at < rows.length; at += batch) yield rows.slice(at, at + batch)
}
