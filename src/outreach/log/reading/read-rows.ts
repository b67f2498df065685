import type { z } from 'zod'
import { may } from '../../../access/policy.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import { firstFaults } from '../../../core/errors/first-faults.ts'
import { canonicalJson, sha256 } from '../../../core/hash.ts'
import type { Note } from '../../../core/text/note.ts'
import { isPersonHeading } from '../identity/no-identity.ts'
import type { KnownWords } from '../words/known-words.ts'
import type { ListedWord } from '../words/words-of-records.ts'
import type { WordList } from '../words-of-the-record.ts'
import { type CsvRow, leftOut, rowsOfTable } from './csv-rows.ts'
import { type ColumnOf, withChosen } from './headings/column-of-heading.ts'
import { spelt } from './headings/spelt.ts'
import { checkColumns } from './log-columns.ts'
import { readLogDay } from './log-dates.ts'
import { notesOfRow } from './log-notes.ts'
import { projectOfTheLog } from './log-projects.ts'
import { isWordShape, logWord, spelling } from './log-words.ts'
import { type LogReading, mostRefusedRead, type ReadLog, type RefusedRow } from './read-log.ts'
import { whatCanBeRead } from './refused-row.ts'
import { tableOfFile } from './table-of-file.ts'

export interface LogForm<Row> {
  columns: readonly string[]
  needed: readonly string[]
  /** Columns of percentages; the numbers of all others are whole. */
  percentages?: readonly string[]
  /** By which column a heading of this log is known. */
  columnOf: ColumnOf
  alsoKnown?: (heading: string) => boolean
  /** What is wrong with a row as a whole, in one sentence without its full stop. */
  faultOf?: (row: CsvRow) => string | undefined
  fieldsOf(row: CsvRow, officeId: string | undefined): unknown
  schema: z.ZodType<Row> & { shape: Readonly<Record<string, z.ZodType>> }
  dayOf(record: Row): string
  /** What equal rows are known by, across versions of Dateline: a field never changes its name here. */
  contentOf?(record: Row): unknown
  /** The record with each word as the lists know it. */
  inWords(record: Row, known: KnownWords): Row
  /** The list whose words a column holds. */
  listOf: Readonly<Record<string, WordList>>
  wordsOf(record: Row): ListedWord[]
}

/**
 * The rows of a file of the log, each good or with its reason.
 * @throws DatelineError `bad-input`, `too-large` where the file as a whole cannot be taken.
 */
export async function readRows<Row extends { officeId: string }>(
  input: LogReading,
  form: LogForm<Row>,
): Promise<ReadLog<Row>> {
  const { columns: named = {}, keptColumns = {} } = input
  const columnOf = withChosen(form.columnOf, { ...keptColumns, ...named })
  const isPercentage = (heading: string) => form.percentages?.includes(columnOf(heading)) === true
  const { table, notes } = await tableOfFile(input.content, input.name, isPercentage)
  assertMayBeChosen(input, form)
  notes.push(...notesOfKept(table.headings, keptColumns, named))
  const { columns, rows, faults } = rowsOfTable(table, { name: input.name, columnOf })
  const needed = input.officeId === undefined ? [...form.needed, 'office'] : form.needed
  checkColumns(columns, {
    file: input.name,
    known: form.columns,
    needed,
    ...(form.alsoKnown ? { alsoKnown: form.alsoKnown } : {}),
  })
  const good: ReadLog<Row>['rows'] = []
  const seen = new Map<string, number>()
  const unfamiliar = new Set<string>()
  // Rows that are no rows of the table, such as those of merged cells: nothing of them can be read.
  const refusedRows: RefusedRow[] = faults.map(({ line }) => ({ line, fields: {} })).slice(0, mostRefusedRead)
  for (const row of rows) {
    const { record, reasons } = recordOf(row, input, form)
    if (record && reasons.length === 0) {
      const content = canonicalJson(form.contentOf?.(record) ?? record)
      const occurrence = (seen.get(content) ?? 0) + 1
      seen.set(content, occurrence)
      const kept = form.inWords(record, input.words)
      // The key is of what the row says: a word that gets another spelling later makes no new row of it.
      good.push({ record: kept, importKey: sha256(`${content}\n${occurrence}`), line: row.line })
      for (const { list, word } of form.wordsOf(kept)) if (!input.words[list].has(word)) unfamiliar.add(word)
      notes.push(...notesOfRow(row))
    } else {
      faults.push({ line: row.line, reason: reasons.map(reason => `${reason}.`).join(' ') })
      if (refusedRows.length < mostRefusedRead) refusedRows.push(whatCanBeRead(row, input, form))
    }
  }
  const refused = faults.length
  const first = firstFaults(faults.sort((a, b) => a.line - b.line))
  return { rows: good, faults: first, refused, refusedRows, unfamiliar: [...unfamiliar].sort(), notes }
}

/** What looks like a person's is not taken in under another name, nor is its column left out without a word. */
function assertMayBeChosen<Row>({ columns = {}, name }: LogReading, form: LogForm<Row>): void {
  const allowed = `The columns are ${form.columns.join(', ')}.`
  for (const [heading, column] of Object.entries(columns)) {
    if (isPersonHeading(heading))
      throw new DatelineError('identity-column', { file: name, column: heading.slice(0, 60), allowed })
    if (column === leftOut || form.columns.includes(column) || form.alsoKnown?.(column)) continue
    throw new DatelineError('log-mapping-unknown', {
      file: name,
      heading,
      column,
      known: form.columns.join(', '),
    })
  }
}

function recordOf<Row extends { officeId: string }>(
  row: CsvRow,
  input: LogReading,
  form: LogForm<Row>,
): { record?: Row; reasons: string[] } {
  nameWords(row, input, form)
  const { date } = row.cells
  const day = date === undefined ? undefined : readLogDay(date, input.dateOrder)
  if (day?.ok) row.cells.date = day.day
  const whole = form.faultOf?.(row)
  const early = day?.ok === false ? [`The date is "${date}"; ${day.reason}`] : []
  if (whole !== undefined) early.push(whole)
  early.push(...nameProject(row, input))
  if (early.length > 0) return { reasons: early }
  const read = form.schema.safeParse(form.fieldsOf(row, input.officeId))
  if (read.success) return { record: read.data, reasons: faultsOf(read.data, form.dayOf(read.data), input) }
  const reasons = read.error.issues.map(issue =>
    issue.path[0] === 'officeId' ? 'The office is missing' : issue.message,
  )
  return { reasons }
}

/** A label that is no word by itself, such as one with a comma, is read as the word that it stands for. */
function nameWords<Row>(row: CsvRow, { words }: LogReading, form: LogForm<Row>): void {
  for (const [column, list] of Object.entries(form.listOf)) {
    const cell = row.cells[column]
    if (cell === undefined || isWordShape(logWord(cell))) continue
    row.cells[column] = words[list].get(spelling(cell)) ?? cell
  }
}

/** The row's project by its id. Gives what is wrong with it; nothing where the row is refused for its office. */
function nameProject({ cells }: CsvRow, input: LogReading): string[] {
  const { actor, officeId = cells.office, projects, today } = input
  if (cells.project === undefined || officeId === undefined) return []
  if (!today.has(officeId) || !may(actor, 'outreach.log', officeId)) return []
  const read = projectOfTheLog(cells.project, { officeId, projects })
  if ('fault' in read) return [read.fault]
  cells.project = read.id
  return []
}

function notesOfKept(
  headings: readonly string[],
  kept: Readonly<Record<string, string>>,
  named: Readonly<Record<string, string>>,
): Note[] {
  const now = new Set(Object.keys(named).map(spelt))
  const read = headings.flatMap(heading => {
    const column = now.has(spelt(heading)) ? undefined : kept[spelt(heading)]
    return column === undefined ? [] : [`"${heading}" = "${column}"`]
  })
  if (read.length === 0) return []
  const message = `Headings were read as an earlier import of this source named them: ${read.join(', ')}.`
  return [{ place: 'the file', code: 'heading-kept', message }]
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
