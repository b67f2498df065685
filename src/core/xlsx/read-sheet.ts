import type { Cell, CellValue, MergeRange, Sheet } from 'hucre'
import { readXlsx } from 'hucre/xlsx'
import { DatelineError, messageOf } from '../errors/errors.ts'
import { assertWorkbookBounds } from './workbook-bounds.ts'

/** A sheet as it stands in a workbook; rows and columns are numbered from 0. */
export interface ReadSheet {
  /** The sheet's name. */
  name: string
  rowCount: number
  /** The cells of a row as they are asked for: a large sheet is not held twice. */
  cellsOf(row: number): SheetCell[]
  hiddenRows: readonly number[]
  hiddenColumns: readonly number[]
  merges: readonly MergeRange[]
  /** Names of other sheets that people see, which were not read. */
  others: readonly string[]
}

/** What a cell shows; dates are days and times in UTC. `unknown`: an error such as `#REF!`, a formula without a value. */
export type SheetCell =
  | { is: 'empty' }
  | { is: 'text'; text: string }
  | { is: 'number'; number: number }
  | { is: 'date'; date: Date }
  | { is: 'unknown'; why: string }

/** Whether bytes are an archive, as each workbook (.xlsx) is. */
export function isArchive(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])
}

/** Whether bytes are a workbook from before 2007 (.xls), or one with a password. */
export function isOldWorkbook(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
}

/**
 * The first sheet of a workbook that people see. Formulas give the values that the last program computed; dates are
 * days and times of no zone, by the workbook's own date system (1900 or 1904).
 * @throws DatelineError `sheet-invalid`, `too-large`.
 */
export async function readSheet(bytes: Uint8Array, name: string): Promise<ReadSheet> {
  assertWorkbookBounds(bytes, name)
  const others: string[] = []
  let first: number | undefined
  const workbook = await readXlsx(bytes, {
    sheets: (info, index) => {
      if (info.hidden || info.veryHidden) return false
      if (first !== undefined) others.push(info.name)
      first ??= index
      return first === index
    },
  }).catch(thrown => {
    throw new DatelineError('sheet-invalid', { name, reason: messageOf(thrown).slice(0, 200) })
  })
  const [sheet] = workbook.sheets
  if (!sheet) throw new DatelineError('sheet-invalid', { name, reason: 'it has no sheet that is not hidden' })
  return {
    name: sheet.name,
    rowCount: sheet.rows.length,
    cellsOf: row => cellsOf(sheet, row),
    hiddenRows: [...(sheet.rowDefs ?? [])].flatMap(([row, { hidden }]) => (hidden ? [row] : [])),
    hiddenColumns: (sheet.columns ?? []).flatMap(({ hidden }, column) => (hidden ? [column] : [])),
    merges: sheet.merges ?? [],
    others,
  }
}

function cellsOf(sheet: Sheet, row: number): SheetCell[] {
  return (sheet.rows[row] ?? []).map((value, column) => cellOf(value, sheet.cells?.get(`${row},${column}`)))
}

const empty: SheetCell = { is: 'empty' }

function cellOf(value: CellValue, cell: Cell | undefined): SheetCell {
  if (cell?.type === 'error') return { is: 'unknown', why: `holds the error ${String(value)}` }
  if (cell?.type === 'formula' && value === null)
    return {
      is: 'unknown',
      why: 'holds a formula without a value; open the file in a spreadsheet and save it',
    }
  if (value === null) return empty
  if (typeof value === 'number') return { is: 'number', number: value }
  if (value instanceof Date) return { is: 'date', date: value }
  const text = String(value).trim()
  return text === '' ? empty : { is: 'text', text }
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte)
}
