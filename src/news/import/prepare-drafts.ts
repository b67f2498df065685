import type { Actor } from '../../access/actor.ts'
import type { BoundedTask } from '../../bounded/task.ts'
import type { Language } from '../../core/languages/language.ts'
import type { Note } from '../../core/text/note.ts'
import type { KnownData } from './known-data.ts'
import type { NewDraft } from './new-draft.ts'
import type { ImportFault, ImportForm } from './news-record.ts'

export interface PrepareInput {
  actor: Actor
  content: Uint8Array | string
  name: string
  form?: ImportForm
  language?: Language
  officeId?: string
  projectId?: string
  known: KnownData
}

export interface PreparedDrafts {
  drafts: NewDraft[]
  faults: ImportFault[]
  notes: Note[]
}

/** Reads a file of news into drafts, on a thread of its own: files come from strangers, feeds too. */
export const prepareDrafts: BoundedTask<PrepareInput, PreparedDrafts> = {
  module: new URL('prepare-drafts.task.ts', import.meta.url),
  what: 'imports of news',
  cpuMs: 20_000,
  memoryMb: 384,
}
