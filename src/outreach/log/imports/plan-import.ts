import { firstFaults } from '../../../core/errors/first-faults.ts'
import type { Db } from '../../../database/connect.ts'
import { closedAmong, monthClosed } from '../closings/closed-months.ts'
import type { LogForm } from '../entries/log-forms.ts'
import type { CsvFault } from '../reading/csv-rows.ts'
import type { ReadLog } from '../reading/read-log.ts'
import { withdrawnKeys } from '../store-log.ts'
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
  /** The rows of closed months, the first of them. */
  faults: CsvFault[]
  refused: number
  added: number
  ended: number
  months: MonthBeforeAfter[]
  replaced: ReplacedRows | undefined
}

/** Compares a file's rows with the log: new rows of closed months are refused, each by its line. Changes nothing. */
export async function planImport<Row extends { officeId: string }>(
  db: Db,
  form: Pick<LogForm<Row, unknown>, 'log' | 'table' | 'day' | 'dayOf' | 'totalOf'>,
  given: { rows: ReadLog<Row>['rows']; source: string; sandbox: boolean; replace: boolean },
): Promise<ImportPlan<Row>> {
  const { source, sandbox } = given
  const importKeys = given.rows.map(row => row.importKey)
  const versions = importKeys.map(importKey => ({ source, importKey, sandbox }))
  const known = await knownKeys(db, { table: form.table, source, sandbox, importKeys })
  for (const key of await withdrawnKeys(db, form.table, versions)) known.add(key.slice(source.length + 1))
  const dayOf = ({ record }: { record: Row }) => ({ officeId: record.officeId, day: form.dayOf(record) })
  const closed = await closedAmong(db, form.log, sandbox, given.rows.map(dayOf))
  const messages = new Map(
    closed.map(month => [`${month.officeId} ${month.month}`, monthClosed(month).message]),
  )
  const monthOf = (row: { record: Row }) => `${row.record.officeId} ${form.dayOf(row.record).slice(0, 7)}`
  const open = given.rows.filter(row => !messages.has(monthOf(row)))
  const shut = given.rows.filter(row => messages.has(monthOf(row)) && !known.has(row.importKey))
  const fresh = open.filter(row => !known.has(row.importKey))
  const months = [...new Set(open.map(monthOf))].sort()
  const asked = { table: form.table, day: form.day, sandbox, months }
  const replaced = given.replace ? { ...asked, source, importKeys } : undefined
  const ended = replaced ? await countReplaced(db, replaced) : []
  const before = await countMonths(db, asked)
  const added = fresh.map(row => ({ month: monthOf(row), entries: 1, total: form.totalOf(row.record) }))
  return {
    rows: open,
    knownInClosed: given.rows.length - open.length - shut.length,
    faults: firstFaults(shut.map(row => ({ line: row.line, reason: messages.get(monthOf(row)) ?? '' }))),
    refused: shut.length,
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
