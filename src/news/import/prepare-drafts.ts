import type { Actor } from '../../access/actor.ts'
import type { BoundedTask } from '../../bounded/task.ts'
import type { Language } from '../../core/languages/language.ts'
import type { Note } from '../../core/text/note.ts'
import type { Topic } from '../../offices/topics/topic.view.ts'
import type { NewDraft } from './new-draft.ts'
import type { ImportFault, ImportForm } from './news-record.ts'

/** What a file of news is held against: all as data, for another thread. */
export interface KnownData {
  /** Office id by place, as `placeKey` writes it. */
  officeOf: Map<string, string>
  /** Their languages, by id. */
  offices: Map<string, readonly Language[]>
  /** Those that items may name, with the offices that may use each; null for every office. */
  projects: Map<string, readonly string[] | null>
  defaultProject: string | undefined
  /** Archived and merged ones too. */
  topics: readonly Topic[]
}

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
