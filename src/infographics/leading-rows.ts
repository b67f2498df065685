import type { ChartRow, ChartSpec, InfographicContent } from './content.ts'
import { indicatorFacts } from './indicator-facts.ts'

/** With this share of the whole, one row is a finding by itself. */
const enoughAlone = 0.4

/** How many times the next row a leading one has at least: nearly equal rows show nothing. */
const leastLead = 1.2

type Rows = Extract<ChartSpec, { rows: ChartRow[] }>

export interface LeadingRow extends ChartRow {
  value: number
}

/**
 * The rows a sentence about this chart names: the largest one, or of enquiries by channel the two largest where one
 * alone is less than two in five. None where they do not stand clear of the next. "Other" never leads.
 */
export function leadingRows(chart: Rows, content: Pick<InfographicContent, 'indicators'>): LeadingRow[] {
  const [first, second, third] = namedRows(chart)
  if (!first) return []
  const pairs = chart.indicator === 'enquiries' && chart.dimension === 'channel'
  const alone = leads(first, second)
  if (!pairs) return alone ? [first] : []
  if (alone && !(first.value < enoughAlone * wholeOf(chart, content))) return [first]
  if (second && leads(second, third)) return [first, second]
  return alone ? [first] : []
}

/** What is shown and has a name of its own, the largest first. */
export function namedRows(chart: Rows): LeadingRow[] {
  return chart.rows
    .flatMap(row => (isShown(row) && row.key !== 'other' && row.key !== 'unknown' ? [row] : []))
    .toSorted((a, b) => b.value - a.value)
}

function leads(row: LeadingRow, next: LeadingRow | undefined): boolean {
  return next === undefined || row.value >= leastLead * next.value
}

/**
 * The sum of an additive chart's rows, or its key figure where some are not shown; NaN where its values may not be
 * added, or neither is known.
 */
export function wholeOf(chart: Rows, content: Pick<InfographicContent, 'indicators'>): number {
  if (!indicatorFacts(chart.indicator).additive) return Number.NaN
  const sum = chart.rows.reduce(
    (total, row) => total + (typeof row.value === 'number' ? row.value : Number.NaN),
    0,
  )
  const figure = content.indicators.find(
    each => each.indicator === chart.indicator && each.unit !== 'percent',
  )
  const total = typeof figure?.value === 'number' ? figure.value : Number.NaN
  return Number.isNaN(sum) ? total : sum
}

function isShown(row: ChartRow): row is LeadingRow {
  return typeof row.value === 'number' && row.value > 0
}
