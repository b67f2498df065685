import type { ChartSpec } from '../content.ts'
import { figureText, rowText } from '../figure-texts.ts'
import { palette } from '../palette.ts'
import type { SceneNode } from '../scene.ts'
import { shown, smallestShown } from '../suppression.ts'
import { highlighted } from './highlight.ts'
import { type Frame, fitIn, placeMiddle, type Sheet } from './sheet.ts'

type RankedBars = Extract<ChartSpec, { kind: 'ranked-bars' }>

const gap = 10

/** Bars from the largest to the smallest, each named and numbered where it stands: no axis, no legend. */
export function layBars(sheet: Sheet, chart: RankedBars, frame: Frame): SceneNode[] {
  const rows = ranked(chart.rows)
  const strong = highlighted(chart)
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
    const missing = isWords(row.value)
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
    ...values.map((value, index) => (isWords(rows[index]?.value ?? null) ? 0 : value.width)),
  )
  const room = frame.x + frame.width - start - valueWidth - gap
  const largest = Math.max(smallestShown, ...rows.map(row => row.value ?? 0))
  return rows.flatMap((row, index) => {
    const label = labels[index]
    const value = values[index]
    if (!label || !value) return []
    const middle = frame.y + slot * (index + 0.5)
    const seen = shown(chart.indicator, row.value)
    const height = slot * 0.68
    // A hidden cell is drawn as a hollow bar of the limit's length, which gives nothing away.
    const length =
      seen.kind === 'value'
        ? (room * seen.value) / largest
        : seen.kind === 'small'
          ? Math.max(6, (room * smallestShown) / largest)
          : 0
    const bar = { kind: 'rect', x: start, y: middle - height / 2, width: length, height } as const
    const nodes: SceneNode[] = [
      ...placeMiddle(sheet, label, { x: start - gap, middle, anchor: 'end', fill: palette.ink }),
      ...placeMiddle(sheet, value, {
        x: start + length + (length > 0 ? 6 : 2),
        middle,
        fill: isWords(row.value) ? palette.quiet : palette.ink,
      }),
    ]
    if (seen.kind === 'value' && length > 0)
      nodes.push({ ...bar, fill: strong.has(row.key) ? palette.strong : palette.muted })
    if (seen.kind === 'small') nodes.push({ ...bar, fill: palette.page, stroke: palette.target, dash: '3 2' })
    return nodes
  })
}

/** Largest first; rows without figures last, in the order given. */
function ranked(rows: RankedBars['rows']): RankedBars['rows'] {
  return rows.toSorted((a, b) => (b.value ?? -1) - (a.value ?? -1))
}

/** Words stand where the figure would: there is none yet, or it is held back. */
function isWords(value: RankedBars['rows'][number]['value']): boolean {
  return value === null || value < 0
}
