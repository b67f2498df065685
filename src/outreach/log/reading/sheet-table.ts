import type { Table, TableFault, TableRow } from '../../../core/csv/read-table.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import type { Note } from '../../../core/text/note.ts'
import type { ReadSheet, SheetCell } from '../../../core/xlsx/read-sheet.ts'
import { isExplanation } from '../template/template-words.ts'

interface SheetRules {
  /** The file's name, for messages. */
  name: string
  mostRows: number
  /** Whether the numbers under a heading are percentages from 0 to 100; all others are whole. */
  isPercentage(heading: string): boolean
}

/**
 * A sheet as a table of texts, its days as YYYY-MM-DD. What a machine would have to guess is a fault of its row: merged
 * cells, parts of numbers, errors. What is read and may be overlooked is a note: hidden rows and columns, other sheets.
 *
 * @throws DatelineError `bad-input` for a sheet without headings; `too-large` for too many rows.
 */
export function tableOfSheet(
  sheet: ReadSheet,
  { name, mostRows, isPercentage }: SheetRules,
): { table: Table; notes: Note[] } {
  const top = headingRow(sheet)
  if (top === undefined) throw new DatelineError('file-empty', { name })
  const headings = sheet.cellsOf(top).map(textOf)
  const width = headings.findLastIndex(heading => heading !== '') + 1
  const percentages = headings.map(heading => heading !== '' && isPercentage(heading))
  const faultOf = faultsOfMerges(sheet, top)
  const entries: (TableRow | TableFault)[] = []
  for (let row = top + 1; row < sheet.rowCount; row += 1) {
    const cells = sheet.cellsOf(row)
    if (cells.every(cell => cell.is === 'empty') && !faultOf.has(row)) continue
    entries.push(entryOf({ row, cells, headings, width, percentages, merged: faultOf.get(row) }))
    if (entries.length > mostRows) throw new DatelineError('too-many-records', { name, most: mostRows })
  }
  return {
    table: { headings: headings.filter(heading => heading !== ''), headingLine: top + 1, entries },
    notes: notesOf(sheet, top, width),
  }
}

/** The first row with two cells or more: what stands alone above it is the sheet's title. */
function headingRow(sheet: ReadSheet): number | undefined {
  let alone: number | undefined
  for (let row = 0; row < sheet.rowCount; row += 1) {
    const filled = sheet.cellsOf(row).filter(cell => cell.is !== 'empty').length
    if (filled > 1) return row
    if (filled === 1) alone ??= row
  }
  return alone
}

function entryOf(given: {
  row: number
  cells: readonly SheetCell[]
  headings: readonly string[]
  width: number
  percentages: readonly boolean[]
  merged: string | undefined
}): TableRow | TableFault {
  const { row, cells, headings, width, percentages, merged } = given
  const line = row + 1
  if (merged !== undefined) return { line, reason: merged }
  for (const [column, cell] of cells.entries()) {
    const place = addressOf(row, column)
    if (cell.is === 'unknown') return { line, reason: `The cell ${place} ${cell.why}.` }
    if (cell.is === 'empty') continue
    if (column >= width || headings[column] === '')
      return {
        line,
        reason: `The cell ${place} holds "${textOf(cell).slice(0, 60)}" and its column has no heading; give every column one (merged cells leave the others without).`,
      }
    if (cell.is !== 'number') continue
    const reason = percentages[column] ? faultOfPercentage(cell.number) : faultOfCount(cell.number)
    if (reason !== undefined) return { line, reason: `The cell ${place} is ${cell.number}; ${reason}.` }
  }
  return {
    line,
    cells: headings.flatMap((heading, column) => (heading === '' ? [] : [textAt(cells, column)])),
  }
}

function faultOfCount(number: number): string | undefined {
  return Number.isSafeInteger(number) ? undefined : 'a number of the log is a whole one'
}

/** A spreadsheet that shows 62.5 % holds 0.625, and 1 where it shows 100 %: the number does not tell which is meant. */
function faultOfPercentage(number: number): string | undefined {
  return number > 0 && number <= 1
    ? 'write a percentage as a number from 0 to 100, such as 62.5, in a cell that is not formatted as a percentage'
    : undefined
}

function textAt(cells: readonly SheetCell[], column: number): string {
  const cell = cells[column]
  return cell === undefined ? '' : textOf(cell)
}

function textOf(cell: SheetCell): string {
  if (cell.is === 'text') return cell.text
  if (cell.is === 'number') return String(cell.number)
  return cell.is === 'date' ? cell.date.toISOString().slice(0, 10) : ''
}

/** Whether a merged value is meant for all of its rows, or once for all of them, no one can see. */
function faultsOfMerges(sheet: ReadSheet, top: number): Map<number, string> {
  const faults = new Map<number, string>()
  for (const { startRow, startCol, endRow, endCol } of sheet.merges) {
    if (sheet.cellsOf(startRow)[startCol]?.is === 'empty') continue
    const range = `${addressOf(startRow, startCol)}:${addressOf(endRow, endCol)}`
    const reason = `The cells ${range} are merged; separate them and write a value into each row.`
    const last = Math.min(endRow, sheet.rowCount - 1)
    for (let row = Math.max(startRow, top + 1); row <= last; row += 1) faults.set(row, reason)
  }
  return faults
}

function notesOf(sheet: ReadSheet, top: number, width: number): Note[] {
  const rows = sheet.hiddenRows.filter(row => row > top && row < sheet.rowCount).map(row => row + 1)
  const columns = sheet.hiddenColumns.filter(column => column < width).map(lettersOf)
  const said: Note[] = []
  if (top > 0)
    said.push({
      place: `line ${top + 1}`,
      code: 'title-left-out',
      message: 'The headings were read from this row; what stands alone above it was left out.',
    })
  if (rows.length > 0)
    said.push({
      place: `line ${rows[0]}`,
      code: 'hidden-read',
      message: `Hidden rows were read like the others: ${firstOf(rows)}.`,
    })
  if (columns.length > 0)
    said.push({
      place: 'the file',
      code: 'hidden-read',
      message: `Hidden columns were read like the others: ${firstOf(columns)}.`,
    })
  const others = sheet.others.filter(other => !isExplanation(other))
  if (others.length > 0)
    said.push({
      place: 'the file',
      code: 'sheets-left-out',
      message: `Only the first sheet, "${sheet.name}", was read; left out: ${firstOf(others)}.`,
    })
  return said
}

const mostNamed = 10

function firstOf(all: readonly (string | number)[]): string {
  const more = all.length - mostNamed
  return `${all.slice(0, mostNamed).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

/** `A1`, as spreadsheets name a cell. */
function addressOf(row: number, column: number): string {
  return `${lettersOf(column)}${row + 1}`
}

function lettersOf(column: number): string {
  const before = Math.floor(column / 26)
  return `${before > 0 ? lettersOf(before - 1) : ''}${String.fromCharCode(65 + (column % 26))}`
}
