import type { ChartSpec, Figure, InfographicContent } from './content.ts'
import { indicatorFacts } from './indicator-facts.ts'

/** Counts of people from one up to here, exclusive, are not printed: they could point at somebody. */
export const smallestShown = 5

/**
 * Stands for a cell that is kept back only so that its small neighbour cannot be worked out from the
 * total. Validation refuses negative figures, so it cannot be one.
 */
const heldBack = -1

/** `small`: one to four people; `held-back`: see protectSmallCells; `missing`: no figures yet. */
export type Shown = { kind: 'value'; value: number } | { kind: 'small' | 'held-back' | 'missing' }

/** What may be shown of a figure in public. Zero points at nobody and is shown. */
export function shown(indicator: string, value: Figure): Shown {
  if (value === null) return { kind: 'missing' }
  if (value === heldBack) return { kind: 'held-back' }
  const hides = indicatorFacts(indicator).people && value > 0 && value < smallestShown
  return hides ? { kind: 'small' } : { kind: 'value', value }
}

/**
 * Where a chart hides exactly one small cell and its total is printed elsewhere, the cell would follow
 * by subtraction: the next smallest is held back with it (complementary suppression).
 */
export function protectSmallCells(content: InfographicContent): InfographicContent {
  return {
    ...content,
    charts: content.charts.map(chart => (totalIsKnown(content, chart) ? protect(chart) : chart)),
  }
}

function totalIsKnown(content: InfographicContent, chart: ChartSpec): boolean {
  const elsewhere = [...content.indicators, ...content.charts.filter(other => other !== chart)]
  return elsewhere.some(other => other.indicator === chart.indicator)
}

function protect(chart: ChartSpec): ChartSpec {
  switch (chart.kind) {
    case 'line':
      return chart
    case 'ranked-bars':
    case 'columns': {
      const partner = partnerOf(
        chart.indicator,
        chart.rows.map(row => row.value),
      )
      return {
        ...chart,
        rows: chart.rows.map((row, index) => (index === partner ? { ...row, value: heldBack } : row)),
      }
    }
    case 'sex-age': {
      const partner = partnerOf(
        chart.indicator,
        chart.rows.flatMap(row => [row.women, row.men, row.unknown ?? 0]),
      )
      const rows = chart.rows.map((row, index) => ({
        ...row,
        women: partner === index * 3 ? heldBack : row.women,
        men: partner === index * 3 + 1 ? heldBack : row.men,
        ...(partner === index * 3 + 2 ? { unknown: heldBack } : {}),
      }))
      return { ...chart, rows }
    }
  }
}

/** The index of the cell to hold back, or `undefined` where nothing could be worked out. */
function partnerOf(indicator: string, cells: readonly Figure[]): number | undefined {
  const seen = cells.map(cell => shown(indicator, cell))
  if (seen.some(cell => cell.kind === 'missing')) return undefined
  if (seen.filter(cell => cell.kind === 'small').length !== 1) return undefined
  const candidates = seen.flatMap((cell, index) =>
    cell.kind === 'value' && cell.value > 0 ? [{ index, value: cell.value }] : [],
  )
  return candidates.toSorted((a, b) => a.value - b.value)[0]?.index
}
