import { DatelineError } from '../errors/errors.ts'
import { type BrokenLine, type CsvRecord, readCsvRecords } from './records.ts'

/** A row with a cell for each heading; an empty cell is ''. */
export interface TableRow {
  /** Where it begins, from 1. */
  line: number
  cells: string[]
}

export interface TableFault {
  line: number
  /** One sentence, or two. */
  reason: string
}

export interface Table {
  /** As written, without white space around them; columns without a heading are not among them. */
  headings: string[]
  /** The line of the headings, from 1. */
  headingLine: number
  /** In the order of the file. */
  entries: (TableRow | TableFault)[]
}

export interface TableRules {
  /** The file's name, for messages. */
  name: string
  /** `too-large` above this many rows. */
  mostRows: number
  /**
   * Whether cells with line breaks are usual (texts) or rare (names and figures): there, a cell that holds what
   * looks like whole rows is a quotation mark that was never closed.
   */
  lineBreaks: 'usual' | 'rare'
}

/**
 * A table as spreadsheets really write it: with or without a byte order mark or a `sep=` line; cells apart by comma,
 * semicolon or tab; empty columns at its right and rows of nothing but separators; rows that end early. One broken
 * row never costs its neighbours, and no cell is dropped: one without a heading makes its row a fault.
 *
 * @throws DatelineError `bad-input` where no line has headings; `too-large` for too many rows.
 */
export function readTable(text: string, rules: TableRules): Table {
  const { body, delimiter } = opened(text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'))
  let heading: CsvRecord | undefined
  const records = readCsvRecords(body, delimiter, (fields, lines) => {
    const width = heading && lastFilled(heading.fields)
    return width === undefined || !swallowsRows(fields, lines, { ...rules, width, delimiter })
  })
  const entries: (TableRow | TableFault)[] = []
  let broken: { fault: BrokenLine; index: number } | undefined
  for (const entry of records) {
    if ('reason' in entry) {
      if (!heading)
        throw new DatelineError('file-line-invalid', {
          name: rules.name,
          line: entry.line,
          reason: entry.reason,
        })
      broken = { fault: entry, index: entries.push(entry) - 1 }
    } else if (entry.fields.every(field => field === '')) {
      broken = undefined
    } else if (!heading) {
      heading = entry
    } else if (broken && entry.fields.length !== heading.fields.length) {
      // What directly follows a broken line and is no whole row belongs to it.
      const { line, reason } = broken.fault
      const lines = `Lines ${line} to ${entry.endLine} are taken for one record.`
      entries[broken.index] = { line, reason: `${reason} ${lines}` }
    } else {
      broken = undefined
      entries.push(rowOf(entry, heading.fields))
      if (entries.length > rules.mostRows) throw tooMany(rules)
    }
  }
  if (!heading) {
    throw new DatelineError('file-empty', { name: rules.name })
  }
  return { headings: heading.fields.filter(name => name !== ''), headingLine: heading.line, entries }
}

/** The cells of a table's first line as they stand there, to see what table it is. */
export function firstCells(text: string): string[] {
  const { body, delimiter } = opened(text)
  return firstLine(body).split(delimiter)
}

const delimiters = [',', ';', '\t']

/** A `sep=` line names the separator; it is blanked, so that lines keep their numbers. Else the headings' most usual. */
function opened(text: string): { body: string; delimiter: string } {
  const declared = /^\s*"?sep=([^\p{L}\p{N}"\n])"?[^\S\n]*(?=\n|$)/iu.exec(text)
  if (declared?.[1]) {
    const blank = declared[0].replace(/[^\n]/g, '')
    return { body: blank + text.slice(declared[0].length), delimiter: declared[1] }
  }
  const heading = firstLine(text).replace(/"[^"]*"/g, '')
  const uses = (delimiter: string) => heading.split(delimiter).length
  const delimiter = delimiters.reduce((best, each) => (uses(each) > uses(best) ? each : best))
  return { body: text, delimiter }
}

/** The first line with more than separators in it; where there is none, how the text begins. */
function firstLine(text: string): string {
  return /^.*[^\s,;].*$/m.exec(text)?.[0] ?? text.slice(0, 1_000)
}

function lastFilled(fields: readonly string[]): number {
  return fields.findLastIndex(field => field !== '') + 1
}

/** Whether a record over several lines is more likely a quotation mark that was never closed on the first of them. */
function swallowsRows(
  fields: readonly string[],
  lines: readonly string[],
  table: { width: number; delimiter: string; lineBreaks: 'usual' | 'rare' },
): boolean {
  const { width, delimiter } = table
  if (lastFilled(fields) > width) return true
  const [first = '', ...later] = lines
  if (fields.length < width && later.some(line => line.includes(delimiter))) return true
  if (table.lineBreaks === 'usual' || width < 2) return false
  const looksWhole = (line: string) => line.split(delimiter).length >= width
  const inTheFirstCell = first.trimStart().startsWith('"')
  return later.some((line, index) => looksWhole(line) && !(inTheFirstCell && index === later.length - 1))
}

function rowOf({ line, fields }: CsvRecord, headings: readonly string[]): TableRow | TableFault {
  const filled = lastFilled(fields)
  if (filled > headings.length) {
    const reason = `The row has ${filled} cells; there are ${lastFilled(headings)} columns. Put quotation marks around a cell that holds a separator.`
    return { line, reason }
  }
  const nameless = fields.findIndex((field, index) => field !== '' && (headings[index] ?? '') === '')
  if (nameless !== -1) {
    const shown = (fields[nameless] ?? '').slice(0, 60)
    const reason = `The cell "${shown}" stands in column ${nameless + 1}, which has no heading; give every column one (merged cells leave the others without).`
    return { line, reason }
  }
  return { line, cells: headings.flatMap((name, index) => (name === '' ? [] : [fields[index] ?? ''])) }
}

function tooMany({ name, mostRows }: TableRules): DatelineError {
  return new DatelineError('too-many-records', { name, most: mostRows })
}
