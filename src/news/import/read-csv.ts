import { DatelineError } from '../../core/errors.ts'
import { languages } from '../../core/language.ts'
import { type CsvRow, readCsvRows } from './csv-rows.ts'
import type { ImportFault, ReadRecord } from './news-record.ts'
import { fieldNames, recordOfFields } from './record-fields.ts'

/** The fields of every record but `variants`, which a table spreads over a column for each language (`text_ur`). */
const columnNames = [
  ...fieldNames.filter(field => field !== 'variants'),
  ...languages.map(language => `text_${language}`),
]

/**
 * A table with a heading line; fields apart by comma, semicolon or tab, quoted where they hold one of these or a
 * line break. A broken line becomes a fault; the others still count.
 *
 * @throws DatelineError `bad-input` where the heading has no text column, or a column that nobody knows.
 */
export function readCsv(text: string, name: string): ReadRecord[] {
  const [heading, ...rows] = readCsvRows(text, delimiterOf(text), name)
  const columns = heading && 'fields' in heading ? heading.fields.map(columnOf) : []
  checkHeading(columns, name)
  return withoutRemains(rows, columns.length).map(row => ('reason' in row ? row : recordOfRow(row, columns)))
}

/** Whether a text begins with a heading of ours. */
export function looksLikeNewsTable(text: string): boolean {
  const delimiter = delimiterOf(text)
  const columns = firstLine(text).split(delimiter).map(columnOf)
  return (
    columns.length > 1 && columns.some(isTextColumn) && columns.every(column => columnNames.includes(column))
  )
}

function checkHeading(columns: readonly string[], name: string): void {
  const allowed = `the columns are ${columnNames.join(', ')}`
  const unknown = columns.find(column => !columnNames.includes(column))
  if (columns.length > 0 && unknown !== undefined) {
    throw new DatelineError(
      'bad-input',
      `${name}, line 1: the column "${unknown.slice(0, 60)}" is not known; ${allowed}.`,
    )
  }
  const twice = columns.find((column, index) => columns.indexOf(column) !== index)
  if (twice !== undefined) {
    throw new DatelineError('bad-input', `${name}, line 1: the column "${twice}" is there twice.`)
  }
  if (!columns.some(isTextColumn)) {
    throw new DatelineError('bad-input', `${name}, line 1: there is no column "text"; ${allowed}.`)
  }
}

/** A broken quote may have been meant to span lines: what directly follows it and is no whole row belongs to it. */
function withoutRemains(rows: readonly (CsvRow | ImportFault)[], width: number): (CsvRow | ImportFault)[] {
  const kept: (CsvRow | ImportFault)[] = []
  let broken: { row: ImportFault; index: number } | undefined
  for (const row of rows) {
    if ('reason' in row) {
      broken = { row, index: kept.push(row) - 1 }
    } else if (broken && row.fields.length !== width) {
      const { line, reason } = broken.row
      kept[broken.index] = {
        line,
        reason: `${reason} Lines ${line} to ${row.line} are taken for one record.`,
      }
    } else {
      broken = undefined
      kept.push(row)
    }
  }
  return kept
}

function recordOfRow({ line, fields }: CsvRow, columns: readonly string[]): ReadRecord {
  if (fields.length !== columns.length) {
    return { line, reason: `The line has ${fields.length} fields; the heading has ${columns.length}.` }
  }
  const cells = columns.flatMap((column, index) => {
    const cell = fields[index] ?? ''
    return cell.trim() === '' ? [] : [{ column, cell: column.startsWith('text') ? cell : cell.trim() }]
  })
  const variants = cells.filter(({ column }) => column.startsWith('text_'))
  const others = cells.filter(({ column }) => !column.startsWith('text_'))
  return recordOfFields(
    {
      ...Object.fromEntries(others.map(({ column, cell }) => [column, cell])),
      variants: Object.fromEntries(variants.map(({ column, cell }) => [column.slice('text_'.length), cell])),
    },
    line,
  )
}

function columnOf(heading: string): string {
  return heading.trim().toLowerCase().replace(/[ -]+/g, '_')
}

function isTextColumn(column: string): boolean {
  return column === 'text' || column.startsWith('text_')
}

/** The one of comma, semicolon and tab that the heading has most of. */
function delimiterOf(text: string): string {
  const heading = firstLine(text)
  const uses = (delimiter: string) => heading.split(delimiter).length
  return [',', ';', '\t'].reduce((best, delimiter) => (uses(delimiter) > uses(best) ? delimiter : best))
}

function firstLine(text: string): string {
  return /\S[^\n]*/.exec(text)?.[0] ?? ''
}
