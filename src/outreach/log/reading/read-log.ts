import type { Actor } from '../../../access/actor.ts'
import type { BoundedTask } from '../../../bounded/task.ts'
import type { Note } from '../../../core/text/note.ts'
import type { DateOrder } from '../../../core/time/date-order.ts'
import type { ActivityRecord, EnquiryRecord } from '../log-records.ts'
import type { KnownWords } from '../words/known-words.ts'
import type { CsvFault } from './csv-rows.ts'
import type { KnownProjects } from './log-projects.ts'

export interface LogReading {
  actor: Actor
  /** The file's bytes, or its text. */
  content: Uint8Array | string
  name: string
  officeId?: string
  /** For dates whose year comes last. */
  dateOrder?: DateOrder
  /** Columns that the import names for headings of its own, before the usual ones; `leave-out` for none. */
  columns?: Readonly<Record<string, string>>
  /** Those that an earlier import of the source named, where this one does not. */
  keptColumns?: Readonly<Record<string, string>>
  /** What the lists know of the words of rows. */
  words: KnownWords
  /** The projects that rows may name. */
  projects: KnownProjects
  /** The day it is now in each office, `YYYY-MM-DD`. */
  today: ReadonlyMap<string, string>
}

/** What a file of the log holds. */
export interface ReadLog<Row> {
  rows: { record: Row; importKey: string; line: number }[]
  /** The first of them. */
  faults: CsvFault[]
  /** How many rows have a fault. */
  refused: number
  /** What can be read of them, of the first `mostRefusedRead`. */
  refusedRows: RefusedRow[]
  /** Words that no list has. */
  unfamiliar: string[]
  notes: Note[]
}

/** A file with more of them is broken, and comparing rows takes time. */
export const mostRefusedRead = 200

/** A row with a fault, and what can be read of it all the same. */
export interface RefusedRow {
  line: number
  officeId?: string
  /** Texts by field, participants by sex and band. */
  fields: Record<string, string>
}

const bounds = { what: 'imports of the log', cpuMs: 20_000, memoryMb: 384 }

/** Reads a file of activities, on a thread of its own. */
export const readActivities: BoundedTask<LogReading, ReadLog<ActivityRecord>> = {
  module: new URL('read-activities.task.ts', import.meta.url),
  ...bounds,
}

/** Reads a file of counts of enquiries, on a thread of its own. */
export const readEnquiries: BoundedTask<LogReading, ReadLog<EnquiryRecord>> = {
  module: new URL('read-enquiries.task.ts', import.meta.url),
  ...bounds,
}
