import { DatelineError } from '../../core/errors/errors.ts'
import type { Language } from '../../core/languages/language.ts'
import type { Note } from '../../core/text/note.ts'

/** One news item as a file has it, before offices, languages and topics are settled. */
export interface NewsRecord {
  /** Where it begins in the file, from 1; for a feed, the number of the entry. */
  line: number
  /** As written, in their order; empty where the file names none. */
  places: string[]
  /** `language` is absent where the file does not say. */
  variants: { language?: Language; text: string }[]
  /** Absent: to be suggested from the text. */
  topics?: string[]
  link?: string
  projectId?: string
  /** What its reader repaired or guessed. */
  notes?: Note[]
}

export interface ImportFault {
  line: number
  /** One sentence: what is wrong there, and what is allowed. */
  reason: string
}

/** A good record, or why there is none. */
export type ReadRecord = { ok: NewsRecord } | ImportFault

export const importForms = ['text', 'csv', 'json', 'feed', 'markdown'] as const
export type ImportForm = (typeof importForms)[number]

export const mostRecords = 50_000

/** @throws DatelineError `too-large` for more records than one transaction should hold. */
export function checkRecordCount(count: number, name: string): void {
  if (count <= mostRecords) return
  throw new DatelineError('too-many-records', { name, most: mostRecords })
}
