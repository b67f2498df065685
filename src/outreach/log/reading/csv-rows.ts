import type { Table } from '../../../core/csv/read-table.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import type { ColumnOf } from './headings/column-of-heading.ts'

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

/** What a heading is mapped to whose column is not to be read. */
export const leftOut = 'leave-out'

/**
 * The rows of a log's table, each with its cells by the columns that its headings mean. A row that cannot be read is
 * reported with its line, and the others come in.
 * @throws DatelineError `bad-input` where two headings mean one column.
 */
export function rowsOfTable(
  table: Table,
  { name, columnOf }: { name: string; columnOf: ColumnOf },
): { columns: string[]; rows: CsvRow[]; faults: CsvFault[] } {
  const columns = table.headings.map(columnOf)
  assertDistinct(table, columns, name)
  return {
    columns: columns.filter(column => column !== leftOut),
    rows: table.entries.flatMap(entry =>
      'cells' in entry ? [{ line: entry.line, cells: cellsOf(columns, entry.cells) }] : [],
    ),
    faults: table.entries.flatMap(entry => ('reason' in entry ? [entry] : [])),
  }
}

function assertDistinct({ headings, headingLine }: Table, columns: readonly string[], name: string): void {
  const second = columns.findIndex((column, index) => column !== leftOut && columns.indexOf(column) !== index)
  const column = columns[second]
  if (column === undefined) return
  const [one = '', other = ''] = [headings[columns.indexOf(column)], headings[second]]
  if (one === other) throw new DatelineError('log-column-twice', { name, line: headingLine, column })
  throw new DatelineError('log-columns-same', { file: name, first: one, second: other })
}

function cellsOf(columns: readonly string[], cells: readonly string[]): Record<string, string> {
  const named = columns.map((column, index) => [column, cells[index] ?? ''] as const)
  return Object.fromEntries(named.filter(([column, cell]) => cell !== '' && column !== leftOut))
}
