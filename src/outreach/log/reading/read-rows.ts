import type { z } from 'zod'
import { may } from '../../../access/policy.ts'
import { firstFaults } from '../../../core/errors/first-faults.ts'
import { assertImportSize } from '../../../core/files/import-limit.ts'
import { canonicalJson, sha256 } from '../../../core/hash.ts'
import { decodeBytes } from '../../../core/text/decode.ts'
import type { Note } from '../../../core/text/note.ts'
import { type CsvRow, readCsv } from './csv-rows.ts'
import { checkColumns } from './log-columns.ts'
import { notesOfRow } from './log-notes.ts'
import type { LogReading, ReadLog } from './read-log.ts'

export interface LogForm<Row> {
  columns: readonly string[]
  needed: readonly string[]
  alsoKnown?: (heading: string) => boolean
  fieldsOf(row: CsvRow, officeId: string | undefined): unknown
  schema: z.ZodType<Row>
  dayOf(record: Row): string
  /** What equal rows are known by, across versions of Dateline: a field never changes its name here. */
  contentOf?(record: Row): unknown
}

/**
 * The rows of a file of the log, each good or with its reason.
 * @throws DatelineError `bad-input`, `too-large` where the file as a whole cannot be taken.
 */
export function readRows<Row extends { officeId: string }>(
  input: LogReading,
  form: LogForm<Row>,
): Omit<ReadLog<Row>, 'unfamiliar'> {
  const { text, notes } = textOf(input)
  const { headings, rows, faults } = readCsv(text, input.name)
  const needed = input.officeId === undefined ? [...form.needed, 'office'] : form.needed
  checkColumns(headings, {
    file: input.name,
    known: form.columns,
    needed,
    ...(form.alsoKnown ? { alsoKnown: form.alsoKnown } : {}),
  })
  const good: { record: Row; importKey: string }[] = []
  const seen = new Map<string, number>()
  for (const row of rows) {
    const read = form.schema.safeParse(form.fieldsOf(row, input.officeId))
    const reasons = read.success
      ? faultsOf(read.data, form.dayOf(read.data), input)
      : read.error.issues.map(issue =>
          issue.path[0] === 'officeId' ? 'The office is missing' : issue.message,
        )
    if (read.success && reasons.length === 0) {
      const content = canonicalJson(form.contentOf?.(read.data) ?? read.data)
      const occurrence = (seen.get(content) ?? 0) + 1
      seen.set(content, occurrence)
      good.push({ record: read.data, importKey: sha256(`${content}\n${occurrence}`) })
      notes.push(...notesOfRow(row))
    } else faults.push({ line: row.line, reason: `${reasons.join('; ')}.` })
  }
  return { rows: good, faults: firstFaults(faults.sort((a, b) => a.line - b.line)), notes }
}

function textOf({ content, name }: LogReading): { text: string; notes: Note[] } {
  assertImportSize(typeof content === 'string' ? Buffer.byteLength(content) : content.byteLength, name)
  return typeof content === 'string' ? { text: content, notes: [] } : decodeBytes(content, name)
}

function faultsOf(record: { officeId: string }, day: string, input: LogReading): string[] {
  const { officeId } = record
  if (input.officeId !== undefined && officeId !== input.officeId)
    return [`The office is "${officeId}"; this import is for "${input.officeId}"`]
  const todayThere = input.today.get(officeId)
  if (todayThere === undefined || !may(input.actor, 'outreach.log', officeId))
    return [`The office "${officeId}" is not one that you log for`]
  if (day > todayThere) return [`The date ${day} is still to come; only what took place is logged`]
  return []
}
