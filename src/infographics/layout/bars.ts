import type { ChartSpec, Figure } from '../content.ts'
import { figureText, rowText } from '../figure-texts.ts'
import { palette } from '../palette.ts'
import type { SceneNode } from '../scene.ts'
import { highlighted } from './highlight.ts'
import { type Frame, fitIn, placeMiddle, type Sheet } from './sheet.ts'

type RankedBars = Extract<ChartSpec, { kind: 'ranked-bars' }>

const gap = 10

/** Bars in the order of their rows, each named and numbered where it stands: no axis, no legend. */
export function layBars(sheet: Sheet, chart: RankedBars, frame: Frame): SceneNode[] {
  const { rows } = chart
  const strong = highlighted(chart, sheet.content)
  const slot = Math.min(frame.height / rows.length, 56)
  const maxLines = slot >= 2 * 13 * sheet.type.setting.scale * sheet.type.setting.leading ? 2 : 1
  const size = Math.min(17, slot / (sheet.type.setting.leading * sheet.type.setting.scale))
  const labels = rows.map(row =>
    fitIn({ ...sheet, density: 1 }, rowText(row, sheet.words, sheet.numbers, 'long'), {
      width: frame.width * 0.46,
      maxLines,
      size,
      smallest: 12,
      weight: 400,
    }),
  )
  const values = rows.map(row => {
    const missing = typeof row.value !== 'number'
    return fitIn(
      { ...sheet, density: 1 },
      figureText(chart.indicator, row.value, sheet.words, sheet.numbers),
      {
        width: frame.width * (missing ? 0.5 : 0.32),
        maxLines: missing ? maxLines : 1,
        size: missing ? Math.min(15, size) : size,
        smallest: 12,
        weight: strong.has(row.key) && !missing ? 700 : 400,
      },
    )
  })
  const start = frame.x + Math.max(...labels.map(label => label.width)) + gap
  const valueWidth = Math.max(
    ...values.map((value, index) => (typeof rows[index]?.value === 'number' ? value.width : 0)),
  )
  const room = frame.x + frame.width - start - valueWidth - gap
  const largest = Math.max(1, ...rows.map(row => lengthOf(row.value)))
  return rows.flatMap((row, index) => {
    const label = labels[index]
    const value = values[index]
    if (!label || !value) return []
    const middle = frame.y + slot * (index + 0.5)
    const height = slot * 0.68
    const length = (room * lengthOf(row.value)) / largest
    const nodes: SceneNode[] = [
      ...placeMiddle(sheet, label, { x: start - gap, middle, anchor: 'end', fill: palette.ink }),
      ...placeMiddle(sheet, value, {
        x: start + length + (length > 0 ? 6 : 2),
        middle,
        fill: typeof row.value === 'number' ? palette.ink : palette.quiet,
      }),
    ]
    if (length > 0)
      nodes.push({
        kind: 'rect',
        x: start,
        y: middle - height / 2,
        width: length,
        height,
        fill: strong.has(row.key) ? palette.strong : palette.muted,
      })
    return nodes
  })
}

/** Where words stand for a figure there is no bar. */
function lengthOf(value: Figure): number {
  return typeof value === 'number' ? value : 0
}
