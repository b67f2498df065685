import type { ChartRow, ChartSpec } from './content.ts'
import { indicatorFacts } from './indicator-facts.ts'

/** With this share of the whole, one row is a finding by itself. */
const enoughAlone = 0.4

export interface LeadingRow extends ChartRow {
  value: number
}

/**
 * The rows a sentence about this chart names: the largest one, or of enquiries by channel the two
 * largest where one alone is less than two in five. "Other" never leads.
 */
export function leadingRows(chart: Extract<ChartSpec, { rows: ChartRow[] }>): LeadingRow[] {
  const named = chart.rows
    .flatMap(row => (isShown(row) && row.key !== 'other' && row.key !== 'unknown' ? [row] : []))
    .toSorted((a, b) => b.value - a.value)
  const [first, second] = named
  if (!first) return []
  const pairs = chart.indicator === 'enquiries' && chart.dimension === 'channel'
  if (pairs && second && first.value < enoughAlone * wholeOf(chart)) return [first, second]
  return [first]
}

/** The sum of an additive chart's rows; NaN where its values may not be added or one is missing. */
export function wholeOf(chart: Extract<ChartSpec, { rows: ChartRow[] }>): number {
  if (!indicatorFacts(chart.indicator).additive) return Number.NaN
  return chart.rows.reduce((sum, row) => sum + (typeof row.value === 'number' ? row.value : Number.NaN), 0)
}

function isShown(row: ChartRow): row is LeadingRow {
  return typeof row.value === 'number' && row.value > 0
}
