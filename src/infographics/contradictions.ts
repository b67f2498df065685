import type { ChartSpec, Figure } from './content.ts'
import { indicatorFacts } from './indicator-facts.ts'
import { spansOf } from './spans.ts'
import { chartValues } from './withheld.ts'

interface Drawn {
  period: { from: string; to: string }
  previousPeriod?: { from: string; to: string } | undefined
  indicators: readonly {
    indicator: string
    value: Figure
    previous?: Figure | undefined
    unit?: string | undefined
  }[]
  charts: readonly ChartSpec[]
}

/**
 * Where a key figure and a chart of the same thing cannot both be true, one sentence for each: months that do not add
 * up to their period, and breakdowns that come to more than the whole.
 */
export function contradictions(content: Drawn): string[] {
  return content.indicators.flatMap(figure => {
    const { indicator, unit = indicatorFacts(indicator).unit } = figure
    if (unit !== 'count' || !indicatorFacts(indicator).additive) return []
    return content.charts.flatMap((chart, index) => {
      if (chart.indicator !== indicator) return []
      const months = byMonth(chart)
      const found = months ? monthsAgainst(content, figure, months) : breakdownAgainst(figure.value, chart)
      return found.map(
        ({ whole, sum }) =>
          `"${indicator}" is ${whole} in the key figures and ${sum} in charts.${index}; the two must agree`,
      )
    })
  })
}

interface Difference {
  whole: number
  sum: number
}

function monthsAgainst(
  content: Drawn,
  figure: Drawn['indicators'][number],
  months: ReadonlyMap<string, Figure>,
): Difference[] {
  return spansOf(content, [...months.keys()]).flatMap(span => {
    const whole = span.of === 'period' ? figure.value : figure.previous
    const values = [...span.months].map(month => months.get(month) ?? null)
    if (typeof whole !== 'number' || values.includes('not-shown')) return []
    const sum = sumOf(values)
    const agrees = { equal: sum === whole, 'at-most': sum <= whole, 'at-least': sum >= whole }[span.relation]
    return agrees || (sum < whole && values.includes(null)) ? [] : [{ whole, sum }]
  })
}

function breakdownAgainst(whole: Figure, chart: ChartSpec): Difference[] {
  const sum = sumOf(chartValues(chart))
  return typeof whole === 'number' && sum > whole ? [{ whole, sum }] : []
}

function byMonth(chart: ChartSpec): Map<string, Figure> | undefined {
  if (chart.kind === 'line') return new Map(chart.points.map(point => [point.month, point.value]))
  return 'dimension' in chart && chart.dimension === 'month'
    ? new Map(chart.rows.map(row => [row.key, row.value]))
    : undefined
}

function sumOf(values: readonly Figure[]): number {
  return values.reduce<number>((sum, value) => sum + (typeof value === 'number' ? value : 0), 0)
}
