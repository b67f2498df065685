import { firstFaults } from '../../../core/errors/first-faults.ts'
import type { Db } from '../../../database/connect.ts'
import { bandFaults } from '../bands/bands-in-scheme.ts'
import { closedAmong, monthClosed } from '../closings/closed-months.ts'
import type { LogForm } from '../entries/log-forms.ts'
import type { CsvFault } from '../reading/csv-rows.ts'
import type { ReadLog } from '../reading/read-log.ts'
import { withdrawnKeys } from '../store-log.ts'
import { fieldsOf, type KeptRow, keptRows } from './kept-rows.ts'
import {
  countMonths,
  countReplaced,
  knownKeys,
  type MonthCount,
  type ReplacedRows,
} from './rows-of-source.ts'

/** What a month of an office counts before and after an import. */
export interface MonthBeforeAfter {
  officeId: string
  /** YYYY-MM. */
  month: string
  before: Counted
  after: Counted
}

interface Counted {
  entries: number
  /** Participants of activities, or enquiries. */
  total: number
}

/** What an import would do. */
export interface ImportPlan<Row> {
  /** The rows of open months; those that are here already among them. */
  rows: ReadLog<Row>['rows']
  /** How many rows of closed months are here already. */
  knownInClosed: number
  /** New rows of closed months, and those by age bands that their office does not have, the first of them. */
  faults: CsvFault[]
  refused: number
  added: number
  ended: number
  /** Rows of before that a refused row was to correct, and that stay. */
  kept: KeptRow[]
  months: MonthBeforeAfter[]
  replaced: ReplacedRows | undefined
}

interface PlannedFile<Row> {
  name: string
  source: string
  sandbox: boolean
  replace: boolean
  read: Pick<ReadLog<Row>, 'rows' | 'refused' | 'refusedRows'>
}

/**
 * Compares a file's rows with the log: new rows of closed months, and those by age bands that their office does not have,
 * are refused, each by its line. Changes nothing.
 * @throws DatelineError `log-replace-unclear` where it is not known what a replacing file replaces.
 */
export async function planImport<Row extends { officeId: string }>(
  db: Db,
  form: Pick<LogForm<Row, unknown>, 'log' | 'table' | 'day' | 'dayOf' | 'totalOf' | 'bandsOf'>,
  given: PlannedFile<Row>,
): Promise<ImportPlan<Row>> {
  const { name, source, sandbox, read } = given
  const importKeys = read.rows.map(row => row.importKey)
  const versions = importKeys.map(importKey => ({ source, importKey, sandbox }))
  const known = await knownKeys(db, { table: form.table, source, sandbox, importKeys })
  for (const key of await withdrawnKeys(db, form.table, versions)) known.add(key.slice(source.length + 1))
  const dayOf = ({ record }: { record: Row }) => ({ officeId: record.officeId, day: form.dayOf(record) })
  const closed = await closedAmong(db, form.log, sandbox, read.rows.map(dayOf))
  const messages = new Map(
    closed.map(month => [`${month.officeId} ${month.month}`, monthClosed(month).message]),
  )
  const monthOf = (row: { record: Row }) => `${row.record.officeId} ${form.dayOf(row.record).slice(0, 7)}`
  const shut = read.rows.filter(row => messages.has(monthOf(row)) && !known.has(row.importKey))
  const inOpen = read.rows.filter(row => !messages.has(monthOf(row)))
  const counted = inOpen
    .filter(row => !known.has(row.importKey))
    .map(row => ({ row, officeId: row.record.officeId, bands: form.bandsOf(row.record) }))
  const odd = new Map((await bandFaults(db, counted)).map(({ row: { row }, error }) => [row, error.message]))
  const open = inOpen.filter(row => !odd.has(row))
  const fresh = open.filter(row => !known.has(row.importKey))
  const months = [...new Set(open.map(monthOf))].sort()
  const asked = { table: form.table, day: form.day, sandbox, months }
  const missing = given.replace ? { ...asked, source, importKeys } : undefined
  const oddRows = [...odd.keys()].map(({ record, line }) => {
    return { line, officeId: record.officeId, fields: fieldsOf(record) }
  })
  const kept = missing
    ? await keptRows(db, missing, {
        name,
        count: read.refused + oddRows.length,
        rows: [...read.refusedRows, ...oddRows],
      })
    : []
  const replaced = missing && {
    ...missing,
    importKeys: [...importKeys, ...kept.map(({ importKey }) => importKey)],
  }
  const ended = replaced ? await countReplaced(db, replaced) : []
  const before = await countMonths(db, asked)
  const added = fresh.map(row => ({ month: monthOf(row), entries: 1, total: form.totalOf(row.record) }))
  return {
    rows: open,
    knownInClosed: read.rows.length - inOpen.length - shut.length,
    faults: firstFaults([
      ...shut.map(row => ({ line: row.line, reason: messages.get(monthOf(row)) ?? '' })),
      ...[...odd].map(([{ line }, reason]) => ({ line, reason })),
    ]),
    refused: shut.length + odd.size,
    kept,
    added: fresh.length,
    ended: ended.reduce((sum, { entries }) => sum + entries, 0),
    months: months.map(month => beforeAfter(month, before, added, ended)),
    replaced,
  }
}

function beforeAfter(
  key: string,
  before: readonly MonthCount[],
  added: readonly MonthCount[],
  ended: readonly MonthCount[],
): MonthBeforeAfter {
  const sum = (counts: readonly MonthCount[], of: keyof Counted) =>
    counts.filter(count => count.month === key).reduce((total, count) => total + count[of], 0)
  const after = (of: keyof Counted) => sum(before, of) + sum(added, of) - sum(ended, of)
  const [officeId = '', month = ''] = key.split(' ')
  return {
    officeId,
    month,
    before: { entries: sum(before, 'entries'), total: sum(before, 'total') },
    after: { entries: after('entries'), total: after('total') },
  }
}
