import { CsvError, parse } from 'csv-parse/sync'

export interface CsvRecord {
  /** Where it begins and ends, from 1. */
  line: number
  endLine: number
  fields: string[]
}

/** A line that is no record, and why; reading goes on with the next line. */
export interface BrokenLine {
  line: number
  reason: string
}

/** Whether the fields of a record over several lines are believed. */
export type IsRecord = (fields: readonly string[], lines: readonly string[]) => boolean

/** A text with more broken lines than this is no table. */
const mostBrokenLines = 1_000
const longestRecord = 1_000_000
/** Lines that the parser is given at a time. */
const batchSize = 500

/**
 * The records of a CSV text in their order, in time that grows with its length. A record has an even number of
 * quotes: lines with an odd one begin or end a record of several lines. Where that makes no record, or one that
 * `isRecord` does not believe, only its first line is broken, and reading goes on with the next.
 *
 * @param text its lines end in `\n`
 */
export function* readCsvRecords(
  text: string,
  delimiter: string,
  isRecord: IsRecord,
): Generator<CsvRecord | BrokenLine> {
  const lines = text.split('\n')
  const nextOdd = nextOddLines(lines)
  let broken = 0
  for (let at = 0; at < lines.length; ) {
    if (isBlank(lines[at])) {
      at += 1
      continue
    }
    const found =
      nextOdd[at] === at
        ? [recordOverLines(lines, { from: at, last: nextOdd[at + 1] }, delimiter, isRecord)]
        : recordsOfLines(lines, { from: at, until: endOfRun(lines, nextOdd, at) }, delimiter)
    for (const entry of found) {
      if ('reason' in entry) broken += 1
      if (broken > mostBrokenLines) {
        yield { line: entry.line, reason: 'Too many lines are not CSV; the rest is not read.' }
        return
      }
      yield entry
      at = 'reason' in entry ? entry.line : entry.endLine
    }
  }
}

/** For each line the first one from there on with an odd number of quotes; the number of lines where there is none. */
function nextOddLines(lines: readonly string[]): number[] {
  const next = new Array<number>(lines.length + 1).fill(lines.length)
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const odd = quotesIn(lines[index] ?? '') % 2 === 1
    next[index] = odd ? index : (next[index + 1] ?? lines.length)
  }
  return next
}

function quotesIn(line: string): number {
  let quotes = 0
  for (let at = line.indexOf('"'); at !== -1; at = line.indexOf('"', at + 1)) quotes += 1
  return quotes
}

function isBlank(line: string | undefined): boolean {
  return (line ?? '').trim() === ''
}

function endOfRun(lines: readonly string[], nextOdd: readonly number[], from: number): number {
  const most = Math.min(nextOdd[from] ?? lines.length, from + batchSize)
  let end = from
  while (end < most && !isBlank(lines[end])) end += 1
  return end
}

/** Lines that are a record each: the parser takes them together, or one by one where one of them is broken. */
function recordsOfLines(
  lines: readonly string[],
  run: { from: number; until: number },
  delimiter: string,
): (CsvRecord | BrokenLine)[] {
  const own = lines.slice(run.from, run.until)
  const together = parsed(own.join('\n'), delimiter)
  if ('records' in together && together.records.length === own.length) {
    return together.records.map((fields, index) => oneLine(run.from + index + 1, fields))
  }
  return own.map((text, index) => {
    const line = run.from + index + 1
    const alone = parsed(text, delimiter)
    return 'reason' in alone ? { line, reason: alone.reason } : oneLine(line, alone.records[0] ?? [])
  })
}

function oneLine(line: number, fields: string[]): CsvRecord {
  return { line, endLine: line, fields }
}

function recordOverLines(
  lines: readonly string[],
  run: { from: number; last: number | undefined },
  delimiter: string,
  isRecord: IsRecord,
): CsvRecord | BrokenLine {
  const line = run.from + 1
  const { last = lines.length } = run
  if (last >= lines.length) return { line, reason: reasonOfLine(lines[run.from] ?? '', delimiter) }
  const own = lines.slice(run.from, last + 1)
  if (own.reduce((sum, each) => sum + each.length + 1, 0) > longestRecord) {
    return { line, reason: reasons.CSV_MAX_RECORD_SIZE }
  }
  const read = parsed(own.join('\n'), delimiter)
  const [fields, ...more] = 'records' in read ? read.records : []
  if (fields && more.length === 0 && isRecord(fields, own)) return { line, endLine: last + 1, fields }
  return { line, reason: reasonOfLine(lines[run.from] ?? '', delimiter) }
}

/** A line with an odd number of quotes is never a record by itself. */
function reasonOfLine(line: string, delimiter: string): string {
  const alone = parsed(line, delimiter)
  return 'reason' in alone ? alone.reason : reasons.CSV_QUOTE_NOT_CLOSED
}

function parsed(text: string, delimiter: string): { records: string[][] } | { reason: string } {
  try {
    return {
      records: parse(text, { delimiter, record_delimiter: '\n', relax_column_count: true, trim: true }),
    }
  } catch (thrown) {
    if (!(thrown instanceof CsvError)) throw thrown
    const known: Partial<Record<CsvError['code'], string>> = reasons
    return { reason: known[thrown.code] ?? 'The line is not CSV.' }
  }
}

const reasons = {
  CSV_QUOTE_NOT_CLOSED:
    'A quotation mark is opened and never closed; close it, and write a quotation mark inside a cell as two ("").',
  CSV_INVALID_CLOSING_QUOTE:
    'A quotation mark is closed in the middle of a cell; write a quotation mark inside a cell as two ("").',
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE:
    'Text stands behind the quotation mark that closes a cell; write a quotation mark inside a cell as two ("").',
  INVALID_OPENING_QUOTE:
    'A quotation mark stands in a cell that is not quoted; quote the cell and write it as two ("").',
  CSV_MAX_RECORD_SIZE: `The row has more than ${longestRecord} characters.`,
}
