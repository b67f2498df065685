import { exhaustive } from '../../core/result.ts'
import type { ChartSpec } from '../content.ts'
import type { SceneNode } from '../scene.ts'
import { chartValues } from '../withheld.ts'
import { layBars } from './bars.ts'
import { layChartTitle, layNoFigures } from './chart-frame.ts'
import { layColumns } from './columns.ts'
import { layLine } from './line.ts'
import { laySexAge } from './sex-age.ts'
import { type Frame, inner, type Sheet } from './sheet.ts'

const columnGap = 40
const rowGap = 18

/** Charts that stand side by side, or one over the whole width. */
type Row = readonly ChartSpec[]

/** Divides the room among the charts; `fits` is false where one would be squeezed. */
export function layCharts(sheet: Sheet, frame: Frame): { nodes: SceneNode[]; fits: boolean } {
  const rows = pair(sheet.content.charts)
  const titleHeights = rows.map(row => Math.max(...row.map(chart => titleHeight(sheet, chart, row))))
  const needs = rows.map(row => Math.max(...row.map(chart => leastHeight(sheet, chart))))
  const room = frame.height - rowGap * (rows.length - 1) - sum(titleHeights)
  const spare = (room - sum(needs)) / sum(rows.map(weight))
  let y = frame.y
  const nodes = rows.flatMap((row, index) => {
    const title = titleHeights[index] ?? 0
    const body = (needs[index] ?? 0) + spare * weight(row)
    const laid = row.flatMap((chart, column) => {
      const width = widthOf(row)
      const x = inner.left + column * (width + columnGap)
      return [
        ...layChartTitle(sheet, chart, { x, y, width }).nodes,
        ...layChart(sheet, chart, { x, y: y + title, width, height: Math.max(20, body) }),
      ]
    })
    y += title + body + rowGap
    return laid
  })
  return { nodes, fits: spare >= 0 }
}

function layChart(sheet: Sheet, chart: ChartSpec, frame: Frame): SceneNode[] {
  if (chartValues(chart).every(value => value === null))
    return layNoFigures(sheet, { ...frame, height: Math.min(frame.height, 160) })
  switch (chart.kind) {
    case 'ranked-bars':
      return layBars(sheet, chart, frame)
    case 'columns':
      return layColumns(sheet, chart, frame)
    case 'line':
      return layLine(sheet, chart, frame)
    case 'sex-age':
      return laySexAge(sheet, chart, frame)
    default:
      return exhaustive(chart)
  }
}

/** Bars stand in pairs, time runs over the whole width; two of a kind share a row. */
function pair(charts: readonly ChartSpec[]): Row[] {
  const tall = charts.filter(chart => !isWide(chart))
  const wide = charts.filter(isWide)
  const rows: Row[] = []
  for (let at = 0; at < tall.length; at += 2) rows.push(tall.slice(at, at + 2))
  if (wide.length > 2 || (wide.length === 2 && rows.length > 1))
    for (let at = 0; at < wide.length; at += 2) rows.push(wide.slice(at, at + 2))
  else rows.push(...wide.map(chart => [chart]))
  return rows
}

function isWide(chart: ChartSpec): boolean {
  return chart.kind === 'line' || chart.kind === 'columns'
}

function widthOf(row: Row): number {
  return (inner.width - columnGap * (row.length - 1)) / row.length
}

function titleHeight(sheet: Sheet, chart: ChartSpec, row: Row): number {
  return layChartTitle(sheet, chart, { x: 0, y: 0, width: widthOf(row) }).height
}

/** Below this a chart cannot be read, px. */
function leastHeight(sheet: Sheet, chart: ChartSpec): number {
  const { scale, leading } = sheet.type.setting
  const line = 14 * scale * leading
  switch (chart.kind) {
    case 'ranked-bars':
      return chart.rows.length * Math.max(24, line)
    case 'sex-age':
      return 30 + chart.rows.length * Math.max(24, line)
    case 'line':
    case 'columns':
      return 130 * Math.max(0.8, sheet.density)
  }
}

function weight(row: Row): number {
  return Math.max(...row.map(chart => ('rows' in chart ? Math.max(3, chart.rows.length) : 4)))
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
