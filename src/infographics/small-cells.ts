import type { ChartSpec, Figure, InfographicContent } from './content.ts'
import { shown } from './suppression.ts'

/** Whether anything in the picture stands as `<5`, so that the footer explains it. */
export function hidesSmallCells(content: InfographicContent): boolean {
  const isSmall = (indicator: string) => (value: Figure) => shown(indicator, value).kind === 'small'
  return (
    content.indicators.some(figure => figure.unit !== 'percent' && isSmall(figure.indicator)(figure.value)) ||
    content.charts.some(chart => chartValues(chart).some(isSmall(chart.indicator)))
  )
}

/** Whether a cell is kept back for the sake of a small one. */
export function holdsBack(content: InfographicContent): boolean {
  return content.charts.some(chart =>
    chartValues(chart).some(value => shown(chart.indicator, value).kind === 'held-back'),
  )
}

/** Every cell of a chart. */
export function chartValues(chart: ChartSpec): Figure[] {
  switch (chart.kind) {
    case 'ranked-bars':
    case 'columns':
      return chart.rows.map(row => row.value)
    case 'line':
      return chart.points.map(point => point.value)
    case 'sex-age':
      return chart.rows.flatMap(row => [row.women, row.men, row.unknown ?? null])
  }
}
