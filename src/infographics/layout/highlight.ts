import type { ChartRow, ChartSpec } from '../content.ts'
import { leadingRows } from '../leading-rows.ts'

/** Keys of the rows to show in the strong colour: the asked-for ones, else those the finding speaks of. */
export function highlighted(chart: Extract<ChartSpec, { rows: ChartRow[] }>): ReadonlySet<string> {
  return new Set(chart.highlight ?? leadingRows(chart).map(row => row.key))
}
