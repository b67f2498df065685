import type { ChartSpec, Figure } from '../content.ts'
import { figureText, rowText } from '../figure-texts.ts'
import { palette } from '../palette.ts'
import type { SceneNode } from '../scene.ts'
import { highlighted } from './highlight.ts'
import { type Frame, fitIn, placeText, type Sheet } from './sheet.ts'

type Columns = Extract<ChartSpec, { kind: 'columns' }>

/** Columns in the order given: for months, weeks and other things that have an order of their own. */
export function layColumns(sheet: Sheet, chart: Columns, frame: Frame): SceneNode[] {
  const strong = highlighted(chart, sheet.content)
  const slot = frame.width / chart.rows.length
  const labels = chart.rows.map(row =>
    fitIn(sheet, rowText(row, sheet.words, sheet.numbers, 'short'), {
      width: slot - 8,
      maxLines: 2,
      size: 16,
      smallest: 12,
      weight: 400,
    }),
  )
  const values = chart.rows.map(row =>
    fitIn(sheet, figureText(chart.indicator, row.value, sheet.words, sheet.numbers), {
      width: slot - 8,
      maxLines: typeof row.value === 'number' ? 1 : 2,
      size: typeof row.value === 'number' ? 17 : 14,
      smallest: 12,
      weight: strong.has(row.key) ? 700 : 400,
    }),
  )
  const valueHeight = Math.max(...values.map(value => value.height))
  const axis = frame.y + frame.height - Math.max(...labels.map(label => label.height)) - 6
  const room = Math.max(10, axis - frame.y - valueHeight - 2)
  const largest = Math.max(1, ...chart.rows.map(row => heightOf(row.value)))
  const columns = chart.rows.flatMap((row, index): SceneNode[] => {
    const label = labels[index]
    const value = values[index]
    if (!label || !value) return []
    const middle = frame.x + slot * (index + 0.5)
    const width = Math.min(slot * 0.62, 90)
    const height = (room * heightOf(row.value)) / largest
    const nodes: SceneNode[] = [
      ...placeText(sheet, label, { x: middle, top: axis + 4, anchor: 'middle', fill: palette.quiet }),
      ...placeText(sheet, value, {
        x: middle,
        top: axis - height - value.height - 2,
        anchor: 'middle',
        fill: typeof row.value === 'number' ? palette.ink : palette.quiet,
      }),
    ]
    if (height > 0)
      nodes.push({
        kind: 'rect',
        x: middle - width / 2,
        y: axis - height,
        width,
        height,
        fill: strong.has(row.key) ? palette.strong : palette.muted,
      })
    return nodes
  })
  const baseline: SceneNode = {
    kind: 'line',
    from: { x: frame.x, y: axis },
    to: { x: frame.x + frame.width, y: axis },
    stroke: palette.hairline,
    width: 1.5,
  }
  return [baseline, ...columns]
}

/** Where words stand for a figure there is no column. */
function heightOf(value: Figure): number {
  return typeof value === 'number' ? value : 0
}
