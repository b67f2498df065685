import type { Actor } from '../../access/actor.ts'
import { runBounded } from '../../bounded/run-bounded.ts'
import type { Language } from '../../core/languages/language.ts'
import type { Note } from '../../core/text/note.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import type { ImportedItem } from './imported-item.ts'
import { knownData } from './known-data.ts'
import type { ImportFault, ImportForm } from './news-record.ts'
import { type PreparedDrafts, prepareDrafts } from './prepare-drafts.ts'
import { saveDrafts } from './save-drafts.ts'

export interface ImportInput {
  actor: Actor
  /** The file's bytes, or its text where it was decoded already. */
  content: Uint8Array | string
  /** The file's name, for messages and to tell the form; `standard input` has none of its own. */
  name: string
  form?: ImportForm
  /** The language of records that do not say; detected by their script when absent. */
  language?: Language
  /** The office of records whose dateline names no known place. */
  officeId?: string
  /** The project of records that name none; the default project when absent. */
  projectId?: string
}

export interface ImportOutcome {
  /** By which it can be undone; absent where nothing came in. */
  importId?: string
  /** New drafts, in the order of the file. */
  added: ImportedItem[]
  /** Those that an earlier import, or an earlier line, had brought in. */
  already: ImportedItem[]
  faults: ImportFault[]
  /** What was repaired, guessed or left out on the way in. */
  notes: Note[]
}

/**
 * Brings in every good record of a file as a draft; the others come back with line and reason. The file is read on a
 * thread of its own, in the person's turn and within bounds, and the drafts are saved some hundred at a time, so that a
 * large file holds up no other. Importing the same records again, even at the same moment, adds nothing.
 *
 * @throws DatelineError `too-large` or `bad-input` where the file as a whole cannot be read, `too-costly` where that
 * takes too long, BusyError where too much waits; then nothing is added.
 */
export async function importNews(deps: { db: Db; clock: Clock }, input: ImportInput): Promise<ImportOutcome> {
  const { drafts, faults, notes } = await readImport(deps.db, input)
  return { ...(await saveDrafts(deps, input.actor, drafts)), faults, notes }
}

/** The drafts of a file, on a thread of its own, in the person's turn and within bounds. @throws as `importNews`. */
export async function readImport(db: Db, input: ImportInput): Promise<PreparedDrafts> {
  return await runBounded(prepareDrafts, { ...input, known: await knownData(db) }, { person: input.actor.id })
}
