import { firstFaults } from '../../core/errors/first-faults.ts'
import { decodeFile } from './decode-text.ts'
import { detectForm } from './detect-form.ts'
import { knownWords } from './known-words.ts'
import type { PreparedDrafts, PrepareInput } from './prepare-drafts.ts'
import { readRecords } from './readers/read-records.ts'
import { settleRecord } from './settle-record.ts'

/** The drafts of a file, in its order; the records that make none come back with line and reason. */
export function work({ known, ...input }: PrepareInput): PreparedDrafts {
  const { text, notes: fileNotes } = decodeFile(input.content, input.name)
  const form = input.form ?? detectForm(text, input.name)
  const read = readRecords(form, text, input.name)
  const words = knownWords(known)
  const records = read.flatMap(entry => ('ok' in entry ? [entry.ok] : []))
  const settled = records.map(record => settleRecord(record, input, form, words))
  const faults = [...read, ...settled].flatMap(entry => ('reason' in entry ? [entry] : []))
  return {
    drafts: settled.flatMap(entry => ('reason' in entry ? [] : [entry.draft])),
    faults: firstFaults(faults.sort((a, b) => a.line - b.line)),
    notes: [...fileNotes, ...settled.flatMap(entry => ('reason' in entry ? [] : entry.notes))],
  }
}
