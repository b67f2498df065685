import type { ChartRow, ChartSpec, InfographicContent } from '../content.ts'
import { leadingRows } from '../leading-rows.ts'

/** Keys of the rows to show in the strong colour: the asked-for ones, else those the finding speaks of. */
export function highlighted(
  chart: Extract<ChartSpec, { rows: ChartRow[] }>,
  content: InfographicContent,
): ReadonlySet<string> {
  return new Set(chart.highlight ?? leadingRows(chart, content).map(row => row.key))
}
