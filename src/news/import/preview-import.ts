import type { Actor } from '../../access/actor.ts'
import type { Note } from '../../core/text/note.ts'
import type { Db } from '../../database/connect.ts'
import { inBackground } from '../../database/lane.ts'
import { importKeyOf } from './import-key.ts'
import { type ImportInput, readImport } from './import-news.ts'
import { type ImportedItem, importedItem } from './imported-item.ts'
import type { ImportFault } from './news-record.ts'

/** What an import would do with each record of a file. */
export interface ImportPreview {
  /** What would become a draft. */
  added: Omit<ImportedItem, 'newsItemId'>[]
  /** What is here already, or stands earlier in the file; then without an id. */
  already: (Omit<ImportedItem, 'newsItemId'> & { newsItemId?: string })[]
  faults: ImportFault[]
  notes: Note[]
}

/** Keys of one question. */
const batch = 1_000

/**
 * Reads a file as `importNews` does, in the person's turn and within the same bounds, and writes nothing.
 * @throws DatelineError as `importNews`.
 */
export async function previewImport(
  { db }: { db: Db },
  input: ImportInput & { actor: Actor },
): Promise<ImportPreview> {
  const { drafts, faults, notes } = await readImport(db, input)
  const keys = drafts.map(draft => importKeyOf({ officeId: draft.officeId, ...draft.content }))
  const known = await knownKeys(db, keys)
  const added: ImportPreview['added'] = []
  const already: ImportPreview['already'] = []
  const seen = new Set<string>()
  for (const [index, draft] of drafts.entries()) {
    const key = keys[index] ?? ''
    const newsItemId = known.get(key)
    const { newsItemId: _none, ...item } = importedItem(draft, '')
    if (newsItemId !== undefined) already.push({ newsItemId, ...item })
    else if (seen.has(key)) already.push(item)
    else added.push(item)
    seen.add(key)
  }
  return { added, already, faults, notes }
}

async function knownKeys(db: Db, keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const known = new Map<string, string>()
  for (let at = 0; at < keys.length; at += batch) {
    const part = keys.slice(at, at + batch)
    const rows = await inBackground(() =>
      db.selectFrom('news_item').select(['id', 'import_key']).where('import_key', 'in', part).execute(),
    )
    for (const row of rows) if (row.import_key !== null) known.set(row.import_key, row.id)
  }
  return known
}
