import { type CsvError, parse } from 'csv-parse/sync'
import { DatelineError } from '../core/errors.ts'

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

const largestText = 10_000_000
const delimiters = [',', ';', '\t'] as const

/**
 * Reads a table as spreadsheets write it: with or without a byte order mark, with commas, semicolons or tabs. A row
 * that cannot be read is reported with its line, and the others come in.
 * @throws DatelineError `bad-input` where the whole is no such table; `too-large` above 10 million characters.
 */
export function readCsv(
  text: string,
  name: string,
): { headings: string[]; rows: CsvRow[]; faults: CsvFault[] } {
  if (text.length > largestText)
    throw new DatelineError(
      'too-large',
      `${name} has ${text.length} characters; at most ${largestText} are read at a time.`,
    )
  if (text.includes('\0'))
    throw new DatelineError('bad-input', `${name} is not a text file; give a CSV file.`)
  const faults: CsvFault[] = []
  const records = parse(text, {
    bom: true,
    info: true,
    columns: false,
    trim: true,
    delimiter: delimiterOf(text),
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: error => void faults.push(faultOf(error)),
  })
  const [first, ...rest] = parsedRecords(records)
  const headings = (first?.record ?? []).map(headingOf)
  if (headings.length === 0 || headings.every(heading => heading === ''))
    throw new DatelineError('bad-input', `${name} is empty; its first line must name the columns.`)
  const twice = headings.find((heading, index) => heading !== '' && headings.indexOf(heading) !== index)
  if (twice) throw new DatelineError('bad-input', `${name}, line 1: the column "${twice}" is there twice.`)
  const rows: CsvRow[] = []
  for (const { record, info } of rest) {
    if (record.every(cell => cell === '')) continue
    const line = info.lines - record.join('').split('\n').length + 1
    if (record.slice(headings.length).some(cell => cell !== ''))
      faults.push({
        line,
        reason: `The row has ${record.length} cells; there are ${headings.length} columns. Put quotation marks around text with a comma.`,
      })
    else rows.push({ line, cells: cellsOf(headings, record) })
  }
  return { headings: headings.filter(heading => heading !== ''), rows, faults }
}

/** What the line of headings uses most. */
function delimiterOf(text: string): string {
  const [line = ''] = text.split(/\r?\n/, 1)
  const uses = (delimiter: string) => line.split(delimiter).length
  return delimiters.toSorted((a, b) => uses(b) - uses(a))[0] ?? ','
}

interface ParsedRecord {
  record: string[]
  info: { lines: number }
}

/** With `info`, the parser gives objects where its types say arrays of text. */
function parsedRecords(records: unknown): ParsedRecord[] {
  return records as ParsedRecord[]
}

function faultOf(error: CsvError | undefined): CsvFault {
  const line = typeof error?.lines === 'number' ? error.lines : 0
  const quotes = error?.code?.includes('QUOTE')
  return {
    line,
    reason: quotes
      ? 'A quotation mark is opened or closed where it cannot be; write it twice inside quoted text.'
      : 'The row cannot be read as CSV.',
  }
}

/** `Estimated audience` is `estimated_audience`. */
function headingOf(cell: string): string {
  return cell.trim().toLowerCase().replace(/\s+/gu, '_')
}

function cellsOf(headings: readonly string[], record: readonly string[]): Record<string, string> {
  const cells = headings.map((heading, index) => [heading, record[index] ?? ''] as const)
  return Object.fromEntries(cells.filter(([heading, cell]) => heading !== '' && cell !== ''))
}
