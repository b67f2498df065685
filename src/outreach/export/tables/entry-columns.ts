import type { ExportColumn } from '../export-table.ts'

/** What every table of entries of the log begins with. */
export const entryColumns: readonly ExportColumn[] = [
  { name: 'entry_id', kind: 'text', meaning: 'the entry; the same in all its versions' },
  { name: 'version', kind: 'integer', meaning: 'which version of the entry counted' },
  { name: 'office', kind: 'text', meaning: "the office's id" },
  { name: 'date', kind: 'day', meaning: 'the local day' },
  { name: 'project', kind: 'text', meaning: "the project's id" },
  { name: 'source', kind: 'text', meaning: 'whose sheet it came from; empty where it was typed in' },
  { name: 'logged_at', kind: 'moment', meaning: 'when this version was logged' },
]
