import { firstCells, readTable, type TableRow } from '../../../core/csv/read-table.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import { readLanguage } from '../../../core/languages/language-code.ts'
import { fallbackLanguage } from '../../../core/languages/registry.ts'
import { foldKey } from '../../../core/text/fold-key.ts'
import { mostRecords, type ReadRecord } from '../news-record.ts'
import { fieldNames, recordOfFields } from './record-fields.ts'

/** The fields of every record but `variants`, which a table spreads over a column for each language (`text_ur`). */
const columnNames = fieldNames.filter(field => field !== 'variants')

/**
 * A table with a heading line; docs/importing-news.md has the columns. A broken line becomes a fault; the others
 * still count.
 *
 * @throws DatelineError `bad-input` where the heading has no text column, or an unknown column; `too-large`.
 */
export function readCsv(text: string, name: string): ReadRecord[] {
  const table = readTable(text, { name, mostRows: mostRecords, lineBreaks: 'usual' })
  const columns = table.headings.map(columnOf)
  checkHeadings(columns, `${name}, line ${table.headingLine}`)
  return table.entries.map(entry => ('reason' in entry ? entry : recordOfRow(entry, columns)))
}

/** Whether a text begins with a heading of ours. */
export function looksLikeNewsTable(text: string): boolean {
  const columns = firstCells(text)
    .map(columnOf)
    .filter(column => column !== '')
  return columns.length > 1 && columns.some(isTextColumn) && columns.every(isKnown)
}

function checkHeadings(columns: readonly string[], place: string): void {
  const allowed = `the columns are ${columnNames.join(', ')}, and text_ with the code of a language, such as text_${fallbackLanguage}`
  const unknown = columns.find(column => !isKnown(column))
  if (unknown !== undefined) {
    const shown = unknown.slice(0, 60)
    throw new DatelineError('column-unknown', { place, column: shown, allowed })
  }
  const twice = columns.find((column, index) => columns.indexOf(column) !== index)
  if (twice !== undefined) {
    throw new DatelineError('column-twice', { place, column: twice })
  }
  if (!columns.some(isTextColumn)) {
    throw new DatelineError('text-column-missing', { place, allowed })
  }
}

function recordOfRow({ line, cells }: TableRow, columns: readonly string[]): ReadRecord {
  const filled = columns.flatMap((column, index) => {
    const cell = cells[index] ?? ''
    return cell === '' ? [] : [{ column, cell }]
  })
  const variants = filled.filter(({ column }) => column.startsWith('text_'))
  const others = filled.filter(({ column }) => !column.startsWith('text_'))
  return recordOfFields(
    {
      ...Object.fromEntries(others.map(({ column, cell }) => [column, cell])),
      variants: Object.fromEntries(variants.map(({ column, cell }) => [column.slice('text_'.length), cell])),
    },
    line,
  )
}

/** A heading as the fields are named; the language of `text_…` by its one code. */
function columnOf(heading: string): string {
  const column = foldKey(heading).replace(/[ -]+/g, '_')
  const language = column.startsWith('text_') ? readLanguage(column.slice('text_'.length)) : undefined
  return language === undefined ? column : `text_${language}`
}

function isKnown(column: string): boolean {
  return (
    columnNames.includes(column) ||
    (column.startsWith('text_') && readLanguage(column.slice('text_'.length)) !== undefined)
  )
}

function isTextColumn(column: string): boolean {
  return column === 'text' || column.startsWith('text_')
}
