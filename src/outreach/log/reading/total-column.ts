import type { CsvRow } from './csv-rows.ts'
import { readCount } from './log-numbers.ts'

/** All participants of an activity, as many sheets have beside those by sex. */
export const totalColumn = 'total'

/** A total by itself is people whose sex and age were not noted; beside counts by sex it only checks them. */
export function withTotal(cells: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const total = cells[totalColumn]
  return total === undefined || countsIn(cells).length > 0 ? cells : { ...cells, unknown: total }
}

/** Why a row's total cannot stand beside its counts; undefined where they agree, or one of them is no number. */
export function faultOfTotal({ cells }: CsvRow): string | undefined {
  const total = cells[totalColumn]
  const counts = countsIn(cells)
  if (total === undefined || counts.length === 0) return undefined
  const stated = readCount(total)?.value
  const sum = counts.reduce((all, cell) => all + (readCount(cell)?.value ?? Number.NaN), 0)
  if (stated === undefined) return `The total of participants is "${total}"; it must be a whole number`
  if (Number.isNaN(sum) || stated === sum) return undefined
  return `The participants by sex and age are ${sum} together, and the total is ${stated}; correct one of them`
}

function countsIn(cells: Readonly<Record<string, string>>): string[] {
  return Object.entries(cells).flatMap(([column, cell]) =>
    /^(?:women|men|unknown)(?:_|$)/.test(column) ? [cell] : [],
  )
}
