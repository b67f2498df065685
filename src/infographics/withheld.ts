import type { ChartSpec, Figure, InfographicContent } from './content.ts'

/** Whether anything in the picture is held back, so that the footer explains it. */
export function holdsBack(content: InfographicContent): boolean {
  return (
    content.indicators.some(figure => figure.value === 'not-shown') ||
    content.charts.some(chart => chartValues(chart).includes('not-shown'))
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
