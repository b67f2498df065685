import type { BoundedTask } from '../../../bounded/task.ts'
import type { Language } from '../../../core/languages/language.ts'
import type { KnownData } from '../../import/known-data.ts'
import type { NewDraft } from '../../import/new-draft.ts'

export interface ReadInput {
  bytes: Uint8Array
  /** As the answer names it. */
  charset: string | undefined
  address: string
  /** Of the address, for messages. */
  host: string
  feedId: string
  officeId: string
  /** Of entries; null: detected. */
  language: Language | null
  /** Of entries; none: suggested from the text. */
  topics: readonly string[]
  known: KnownData
}

export interface ReadFeed {
  title: string | null
  /** How long the feed asks to be kept before it is read again, in minutes. */
  ttlMinutes: number | undefined
  /** The newest first. */
  entries: ReadEntry[]
}

/** An entry of a feed as it is now: a draft, or why it makes none. */
export type ReadEntry = {
  key: string
  /** Each by which it may have been kept before. */
  keys: string[]
  linkKey: string | null
  /** Of its words. */
  contentHash: string
  /** Or its first words. */
  title: string
  link: string | null
} & ({ draft: NewDraft } | { reason: string })

/** Reads a feed into entries, on a thread of its own, in turns apart from imports: feeds come from strangers. */
export const readWatched: BoundedTask<ReadInput, ReadFeed> = {
  module: new URL('read-watched.task.ts', import.meta.url),
  what: 'readings of feeds',
  cpuMs: 10_000,
  memoryMb: 384,
}
