import type { ChartSpec } from '../content.ts'
import { figureText, rowText } from '../figure-texts.ts'
import { palette } from '../palette.ts'
import type { SceneNode } from '../scene.ts'
import { shown, smallestShown } from '../suppression.ts'
import { highlighted } from './highlight.ts'
import { type Frame, fitIn, placeText, type Sheet } from './sheet.ts'

type Columns = Extract<ChartSpec, { kind: 'columns' }>

/** Columns in the order given: for months, weeks and other things that have an order of their own. */
export function layColumns(sheet: Sheet, chart: Columns, frame: Frame): SceneNode[] {
  const strong = highlighted(chart)
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
      maxLines: isFigure(row.value) ? 1 : 2,
      size: isFigure(row.value) ? 17 : 14,
      smallest: 12,
      weight: strong.has(row.key) ? 700 : 400,
    }),
  )
  const valueHeight = Math.max(...values.map(value => value.height))
  const axis = frame.y + frame.height - Math.max(...labels.map(label => label.height)) - 6
  const room = Math.max(10, axis - frame.y - valueHeight - 2)
  const largest = Math.max(smallestShown, ...chart.rows.map(row => row.value ?? 0))
  const columns = chart.rows.flatMap((row, index): SceneNode[] => {
    const label = labels[index]
    const value = values[index]
    if (!label || !value) return []
    const middle = frame.x + slot * (index + 0.5)
    const width = Math.min(slot * 0.62, 90)
    const seen = shown(chart.indicator, row.value)
    const height =
      seen.kind === 'value'
        ? (room * seen.value) / largest
        : seen.kind === 'small'
          ? Math.max(6, (room * smallestShown) / largest)
          : 0
    const bar = { kind: 'rect', x: middle - width / 2, y: axis - height, width, height } as const
    const nodes: SceneNode[] = [
      ...placeText(sheet, label, { x: middle, top: axis + 4, anchor: 'middle', fill: palette.quiet }),
      ...placeText(sheet, value, {
        x: middle,
        top: axis - height - value.height - 2,
        anchor: 'middle',
        fill: isFigure(row.value) ? palette.ink : palette.quiet,
      }),
    ]
    if (seen.kind === 'value' && height > 0)
      nodes.push({ ...bar, fill: strong.has(row.key) ? palette.strong : palette.muted })
    if (seen.kind === 'small') nodes.push({ ...bar, fill: palette.page, stroke: palette.target, dash: '3 2' })
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

/** Not words that stand in for one. */
function isFigure(value: Columns['rows'][number]['value']): boolean {
  return value !== null && value >= 0
}
