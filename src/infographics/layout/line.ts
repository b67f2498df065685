import type { ChartSpec } from '../content.ts'
import { figureText } from '../figure-texts.ts'
import { palette } from '../palette.ts'
import { sayMonth } from '../periods.ts'
import type { Point, SceneNode } from '../scene.ts'
import type { FittedText } from '../text/fit.ts'
import { type Frame, fitIn, placeMiddle, placeText, type Sheet } from './sheet.ts'

type Line = Extract<ChartSpec, { kind: 'line' }>

interface Mark extends Point {
  month: string
  label: FittedText
}

/**
 * Months along a line from zero, with the target as a dashed line named at its end. Where a month has no
 * figure the line is broken and the month says so; where the counting changed it is broken too.
 */
export function layLine(sheet: Sheet, chart: Line, frame: Frame): SceneNode[] {
  const target = chart.target === undefined ? undefined : fitTarget(sheet, chart.target)
  const width = frame.width - (target ? target.width + 12 : 0)
  const slot = width / chart.points.length
  const months = chart.points.map(point =>
    fitIn(sheet, sayMonth(point.month, sheet.words, sheet.numbers, 'short'), {
      width: Math.max(24, slot - 6),
      maxLines: 1,
      size: 17,
      smallest: 12,
      weight: 400,
    }),
  )
  const sample = fitIn(sheet, sheet.numbers.count(0), {
    width: 200,
    maxLines: 1,
    size: 17,
    smallest: 12,
    weight: 700,
  })
  const top = frame.y + sample.height + 4
  const axis = frame.y + frame.height - Math.max(...months.map(month => month.height)) - 6
  const largest = Math.max(
    1,
    chart.target ?? 0,
    ...chart.points.map(point => (typeof point.value === 'number' ? point.value : 0)),
  )
  const yOf = (value: number) => axis - ((axis - top) * value) / largest
  const marks: (Mark | undefined)[] = chart.points.map((point, index) => {
    if (typeof point.value !== 'number') return undefined
    const label = fitIn(sheet, figureText(chart.indicator, point.value, sheet.words, sheet.numbers), {
      width: Math.max(40, slot * 2),
      maxLines: 1,
      size: 17,
      smallest: 12,
      weight: 700,
    })
    return { x: frame.x + slot * (index + 0.5), y: yOf(point.value), month: point.month, label }
  })
  const nodes: SceneNode[] = [
    {
      kind: 'line',
      from: { x: frame.x, y: axis },
      to: { x: frame.x + frame.width, y: axis },
      stroke: palette.hairline,
      width: 1.5,
    },
  ]
  for (const [index, month] of months.entries()) {
    if (months.length > 12 && index % 2 === 1) continue
    nodes.push(
      ...placeText(sheet, month, {
        x: frame.x + slot * (index + 0.5),
        top: axis + 4,
        anchor: 'middle',
        fill: palette.quiet,
      }),
    )
  }
  if (target && chart.target !== undefined) {
    const y = yOf(chart.target)
    nodes.push(
      {
        kind: 'line',
        from: { x: frame.x, y },
        to: { x: frame.x + width, y },
        stroke: palette.target,
        width: 1.5,
        dash: '6 5',
      },
      ...placeMiddle(sheet, target, {
        x: frame.x + width + 10,
        middle: Math.max(y, frame.y + target.height / 2),
        fill: palette.target,
      }),
    )
  }
  for (const stretch of stretches(marks, chart.breakAt)) {
    nodes.push({ kind: 'path', points: stretch, closed: 'open', paint: palette.strong })
  }
  nodes.push(...layBreak(sheet, chart, frame, slot, axis))
  for (const [index, point] of chart.points.entries()) {
    const mark = marks[index]
    if (mark)
      nodes.push({ kind: 'circle', centre: { x: mark.x, y: mark.y }, radius: 5, fill: palette.strong })
    else nodes.push(...layGap(sheet, chart, point, { x: frame.x + slot * (index + 0.5), slot, axis }))
  }
  const targetY = chart.target === undefined ? undefined : yOf(chart.target)
  for (const index of labelled(marks, slot)) nodes.push(...layLabel(sheet, marks, index, axis, targetY))
  return nodes
}

function fitTarget(sheet: Sheet, target: number): FittedText {
  return fitIn(sheet, `${sheet.words.target} ${sheet.numbers.count(target)}`, {
    width: 96,
    maxLines: 2,
    size: 16,
    smallest: 12,
    weight: 400,
  })
}

/** The unbroken parts of the line. */
function stretches(marks: readonly (Mark | undefined)[], breakAt: string | undefined): Mark[][] {
  const parts: Mark[][] = [[]]
  for (const mark of marks) {
    if (!mark || mark.month === breakAt) parts.push([])
    if (mark) parts.at(-1)?.push(mark)
  }
  return parts.filter(part => part.length > 1)
}

function layBreak(sheet: Sheet, chart: Line, frame: Frame, slot: number, axis: number): SceneNode[] {
  const index = chart.points.findIndex(point => point.month === chart.breakAt)
  if (index < 1) return []
  const x = frame.x + slot * index
  const text = fitIn(sheet, sheet.words.newCount, {
    width: slot * 1.5,
    maxLines: 2,
    size: 14,
    smallest: 12,
    weight: 400,
  })
  const top = axis - text.height - 2
  return [
    {
      kind: 'line',
      from: { x, y: frame.y },
      to: { x, y: axis },
      stroke: palette.target,
      width: 1.5,
      dash: '2 4',
    },
    ...placeText(sheet, text, { x: x + 6, top, fill: palette.quiet }),
  ]
}

/** A month that has no point says why. */
function layGap(
  sheet: Sheet,
  chart: Line,
  point: Line['points'][number],
  at: { x: number; slot: number; axis: number },
): SceneNode[] {
  const text = fitIn(sheet, figureText(chart.indicator, point.value, sheet.words, sheet.numbers), {
    width: Math.max(30, at.slot - 8),
    maxLines: 3,
    size: 14,
    smallest: 12,
    weight: 400,
  })
  return placeText(sheet, text, {
    x: at.x,
    top: at.axis - text.height - 4,
    anchor: 'middle',
    fill: palette.quiet,
  })
}

/** All marks where their figures have room, else the first, the last and the largest. */
function labelled(marks: readonly (Mark | undefined)[], slot: number): number[] {
  const present = marks.flatMap((mark, index) => (mark ? [{ index, mark }] : []))
  if (present.every(({ mark }) => mark.label.width < slot - 8)) return present.map(({ index }) => index)
  const largest = present.toSorted((a, b) => a.mark.y - b.mark.y)[0]
  const chosen = [present.at(-1), present[0], largest].flatMap(entry => (entry ? [entry] : []))
  const kept: typeof present = []
  for (const entry of chosen) {
    const clear = kept.every(
      other =>
        Math.abs(other.mark.x - entry.mark.x) > (other.mark.label.width + entry.mark.label.width) / 2 + 8,
    )
    if (clear) kept.push(entry)
  }
  return kept.map(({ index }) => index)
}

/** Above the mark; below it where it is a low point or the target line runs through the label, if there is room. */
function layLabel(
  sheet: Sheet,
  marks: readonly (Mark | undefined)[],
  index: number,
  axis: number,
  targetY: number | undefined,
): SceneNode[] {
  const mark = marks[index]
  if (!mark) return []
  const neighbours = [marks[index - 1], marks[index + 1]].flatMap(other => (other ? [other.y] : []))
  const valley = neighbours.length > 0 && neighbours.every(y => y < mark.y - 6)
  const crossed =
    targetY !== undefined && targetY > mark.y - 16 - mark.label.size * 0.76 && targetY < mark.y - 4
  const below = (valley || crossed) && mark.y + mark.label.size + 16 < axis
  const { ascent } = sheet.type.setting
  // Digits are about 0.72 of their size high: they sit closer to the mark than their line's room would.
  const baseline = below ? mark.y + 12 + mark.label.size * 0.72 : mark.y - 12
  const height = mark.label.size * 0.76
  return [
    {
      kind: 'rect',
      x: mark.x - mark.label.width / 2 - 3,
      y: baseline - height - 1,
      width: mark.label.width + 6,
      height: height + 3,
      fill: palette.page,
    },
    ...placeText(sheet, mark.label, {
      x: mark.x,
      top: baseline - mark.label.size * ascent,
      anchor: 'middle',
      fill: palette.ink,
    }),
  ]
}
