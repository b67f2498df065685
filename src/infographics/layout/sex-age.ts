import type { ChartSpec, Figure } from '../content.ts'
import { figureText } from '../figure-texts.ts'
import { type Colour, palette } from '../palette.ts'
import type { SceneNode } from '../scene.ts'
import type { FittedText } from '../text/fit.ts'
import { type Frame, fitIn, placeMiddle, type Sheet } from './sheet.ts'

type SexAge = Extract<ChartSpec, { kind: 'sex-age' }>
type Sex = 'women' | 'men' | 'unknown'

const sexes: readonly Sex[] = ['women', 'men', 'unknown']

const fills: Record<Sex, { bar: Colour; text: Colour }> = {
  women: { bar: palette.strong, text: palette.onBand },
  men: { bar: palette.muted, text: palette.ink },
  unknown: { bar: palette.unknown, text: palette.ink },
}

/** One bar for each age band, divided by sex; a legend in the order of the parts. */
export function laySexAge(sheet: Sheet, chart: SexAge, frame: Frame): SceneNode[] {
  const named = sexes.filter(sex => sex !== 'unknown' || chart.rows.some(row => row.unknown))
  const legendHeight = 30
  const legend = layLegend(sheet, named, { ...frame, height: legendHeight })
  const slot = Math.min((frame.height - legendHeight) / chart.rows.length, 56)
  const roomy = { ...sheet, density: 1 }
  const size = Math.min(17, slot / (sheet.type.setting.leading * sheet.type.setting.scale))
  const labels = chart.rows.map(row =>
    fitIn(roomy, sheet.numbers.digits(sheet.words.labels[row.age] ?? row.age), {
      width: frame.width * 0.3,
      maxLines: 1,
      size,
      smallest: 12,
      weight: 400,
    }),
  )
  const start = frame.x + Math.max(...labels.map(label => label.width)) + 10
  const ends = chart.rows.map(row => fitEnd(roomy, chart, row, { width: frame.width * 0.3, size }))
  const room = frame.x + frame.width - start - Math.max(...ends.map(end => end.width)) - 10
  const largest = Math.max(
    1,
    ...chart.rows.map(row => sexes.reduce((sum, sex) => sum + lengthOf(row[sex] ?? null), 0)),
  )
  const bars = chart.rows.flatMap((row, index): SceneNode[] => {
    const label = labels[index]
    const end = ends[index]
    if (!label || !end) return []
    const middle = frame.y + legendHeight + slot * (index + 0.5)
    const height = slot * 0.68
    const nodes: SceneNode[] = placeMiddle(sheet, label, {
      x: start - 10,
      middle,
      anchor: 'end',
      fill: palette.ink,
    })
    let x = start
    for (const sex of sexes) {
      const value = row[sex] ?? null
      const width = (room * lengthOf(value)) / largest
      if (width <= 0) continue
      nodes.push({
        kind: 'rect',
        x,
        y: middle - height / 2,
        width: Math.max(1, width - 2),
        height,
        fill: fills[sex].bar,
      })
      const inside = fitIn(roomy, figureText(chart.indicator, value, sheet.words, sheet.numbers), {
        width: Math.max(1, width),
        maxLines: 1,
        size: Math.min(15, size),
        smallest: 12,
        weight: 400,
      })
      if (!inside.cut && inside.lines.length === 1 && inside.width < width - 8)
        nodes.push(
          ...placeMiddle(sheet, inside, {
            x: x + (width - 2) / 2,
            middle,
            anchor: 'middle',
            fill: fills[sex].text,
          }),
        )
      x += width
    }
    nodes.push(...placeMiddle(sheet, end, { x: x + (x > start ? 6 : 2), middle, fill: palette.ink }))
    return nodes
  })
  return [...legend, ...bars]
}

function layLegend(sheet: Sheet, sexes: readonly Sex[], frame: Frame): SceneNode[] {
  let x = frame.x
  return sexes.flatMap(sex => {
    const text = fitIn(sheet, sheet.words[sex], {
      width: frame.width / sexes.length - 34,
      maxLines: 1,
      size: 16,
      smallest: 12,
      weight: 400,
    })
    const middle = frame.y + frame.height / 2 - 4
    const nodes: SceneNode[] = [
      { kind: 'rect', x, y: middle - 7, width: 14, height: 14, fill: fills[sex].bar },
      ...placeMiddle(sheet, text, { x: x + 20, middle, fill: palette.ink }),
    ]
    x += 20 + text.width + 22
    return nodes
  })
}

/** The row's total; where a part is held back, which parts are not shown, and no total: it would tell them. */
function fitEnd(
  sheet: Sheet,
  chart: SexAge,
  row: SexAge['rows'][number],
  room: { width: number; size: number },
): FittedText {
  const { words, numbers } = sheet
  const box = { width: room.width, smallest: 12 }
  const parts = sexes.map(sex => ({ sex, value: row[sex] ?? (sex === 'unknown' ? 0 : null) }))
  const hidden = parts.filter(part => part.value === 'not-shown')
  if (hidden.length > 0) {
    const names = hidden.map(part => words[part.sex]).join(words.listSeparator)
    const text = fitIn(sheet, `${names}: ${words.notShown}`, { ...box, maxLines: 1, size: 14, weight: 400 })
    return text.cut ? fitIn(sheet, words.notShown, { ...box, maxLines: 1, size: 14, weight: 400 }) : text
  }
  const total = parts.every(part => part.value === null)
    ? null
    : parts.reduce((sum, part) => sum + lengthOf(part.value), 0)
  const text = figureText(chart.indicator, total, words, numbers)
  return fitIn(sheet, text, { ...box, maxLines: 1, size: room.size, weight: 700 })
}

/** Where nothing is shown there is no bar. */
function lengthOf(value: Figure): number {
  return typeof value === 'number' ? value : 0
}
