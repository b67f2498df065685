import { CsvError, parse } from 'csv-parse/sync'
import { messageOf } from '../../core/errors.ts'
import { checkRecordCount, type ImportFault } from './news-record.ts'

export interface CsvRow {
  /** Where the row begins, from 1. */
  line: number
  fields: string[]
}

/** Reading begins again after each broken quote; a file with more of them than this is not a table. */
const mostBrokenRows = 100

/**
 * The rows of a CSV text in their order. csv-parse takes everything after a broken quote for one field; so after
 * such a row reading begins again on the next line, and only the broken row is lost, with its reason.
 *
 * @throws DatelineError `too-large` for more rows than one import takes.
 */
export function readCsvRows(text: string, delimiter: string, name: string): (CsvRow | ImportFault)[] {
  const starts = lineStarts(text)
  const rows: (CsvRow | ImportFault)[] = []
  let done = 0
  for (let broken = 0; ; broken += 1) {
    const before = done
    const failure = readUntilBroken(text.slice(starts[before] ?? text.length), delimiter, (fields, end) => {
      const line = before + end - newlines(fields)
      rows.push({ line, fields })
      // At once, and not at the end: csv-parse is slow on a table of very many short rows.
      checkRecordCount(rows.length - 1, name)
      done = before + end
    })
    if (failure === undefined) return rows
    const line = firstFilledLine(text, starts, done)
    const given = broken === mostBrokenRows ? ' There are too many such lines; the rest is not read.' : ''
    rows.push({ line, reason: `${failure}${given}` })
    if (broken === mostBrokenRows) return rows
    done = line
  }
}

/** Reads rows until the end or the first broken one; then says what is wrong with it. */
function readUntilBroken(
  text: string,
  delimiter: string,
  onRow: (fields: string[], endLine: number) => void,
): string | undefined {
  try {
    parse(text, {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 1_000_000,
      on_record: (fields: string[], { lines }) => {
        onRow(fields, lines)
        return null
      },
    })
    return undefined
  } catch (thrown) {
    if (!(thrown instanceof CsvError)) throw thrown
    return reasons[thrown.code] ?? `The line is not CSV: ${messageOf(thrown)}.`
  }
}

const reasons: Partial<Record<CsvError['code'], string>> = {
  CSV_QUOTE_NOT_CLOSED:
    'A quote is opened and never closed; close it, and write a quote inside a field as two ("").',
  CSV_INVALID_CLOSING_QUOTE:
    'A quote is closed in the middle of a field; write a quote inside a field as two ("").',
  INVALID_OPENING_QUOTE:
    'A quote stands in a field that is not quoted; quote the field and write it as two ("").',
  CSV_MAX_RECORD_SIZE: 'The row has more than 1,000,000 characters.',
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** The number of the first line after line `done` that is not blank. */
function firstFilledLine(text: string, starts: readonly number[], done: number): number {
  for (let index = done; index < starts.length; index += 1) {
    if (text.slice(starts[index], starts[index + 1]).trim() !== '') return index + 1
  }
  return done + 1
}

function newlines(fields: readonly string[]): number {
  return fields.reduce((sum, field) => sum + field.split('\n').length - 1, 0)
}
