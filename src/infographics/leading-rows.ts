import type { ChartRow, ChartSpec } from './content.ts'
import { indicatorFacts } from './indicator-facts.ts'
import { shown } from './suppression.ts'

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
    .flatMap(row =>
      isShown(chart.indicator, row) && row.key !== 'other' && row.key !== 'unknown' ? [row] : [],
    )
    .toSorted((a, b) => b.value - a.value)
  const [first, second] = named
  if (!first) return []
  const pairs = chart.indicator === 'enquiries' && chart.dimension === 'channel'
  if (pairs && second && first.value < enoughAlone * wholeOf(chart)) return [first, second]
  return [first]
}

/** The sum of an additive chart's rows; NaN where its values may not be added or one is missing. */
export function wholeOf(chart: Extract<ChartSpec, { rows: ChartRow[] }>): number {
  if (
    !indicatorFacts(chart.indicator).additive ||
    chart.rows.some(row => row.value === null || row.value < 0)
  )
    return Number.NaN
  return chart.rows.reduce((sum, row) => sum + (row.value ?? 0), 0)
}

function isShown(indicator: string, row: ChartRow): row is LeadingRow {
  const seen = shown(indicator, row.value)
  return seen.kind === 'value' && seen.value > 0
}
