import { readTable } from '../../../core/csv/read-table.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import { foldKey } from '../../../core/text/fold-key.ts'

/** One row with its cells by column; empty cells are left out. */
export interface CsvRow {
  /** Where it begins, from 1. */
  line: number
  cells: Record<string, string>
}

export interface CsvFault {
  line: number
  reason: string
}

const mostRows = 500_000

/**
 * The table of a log, each row with its cells by column. A row that cannot be read is reported with its line, and
 * the others come in.
 * @throws DatelineError `bad-input` where the whole is no such table; `too-large` for too many rows.
 */
export function readCsv(
  text: string,
  name: string,
): { headings: string[]; rows: CsvRow[]; faults: CsvFault[] } {
  if (text.includes('\0')) throw new DatelineError('file-not-text', { name })
  const table = readTable(text, { name, mostRows, lineBreaks: 'rare' })
  const headings = table.headings.map(headingOf)
  const twice = headings.find((heading, index) => headings.indexOf(heading) !== index)
  if (twice) throw new DatelineError('log-column-twice', { name, line: table.headingLine, column: twice })
  return {
    headings,
    rows: table.entries.flatMap(entry =>
      'cells' in entry ? [{ line: entry.line, cells: cellsOf(headings, entry.cells) }] : [],
    ),
    faults: table.entries.flatMap(entry => ('reason' in entry ? [entry] : [])),
  }
}

/** `Estimated audience` is `estimated_audience`. */
function headingOf(cell: string): string {
  return foldKey(cell).replaceAll(' ', '_')
}

function cellsOf(headings: readonly string[], cells: readonly string[]): Record<string, string> {
  const named = headings.map((heading, index) => [heading, cells[index] ?? ''] as const)
  return Object.fromEntries(named.filter(([, cell]) => cell !== ''))
}
