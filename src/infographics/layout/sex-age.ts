import type { ChartSpec, Figure } from '../content.ts'
import { figureText } from '../figure-texts.ts'
import { type Colour, palette } from '../palette.ts'
import type { SceneNode } from '../scene.ts'
import { shown, smallestShown } from '../suppression.ts'
import { type Frame, fitIn, placeMiddle, type Sheet } from './sheet.ts'

type SexAge = Extract<ChartSpec, { kind: 'sex-age' }>
type Sex = 'women' | 'men' | 'unknown'

const fills: Record<Sex, { bar: Colour; text: Colour }> = {
  women: { bar: palette.strong, text: palette.onBand },
  men: { bar: palette.muted, text: palette.ink },
  unknown: { bar: palette.unknown, text: palette.ink },
}

/** One bar for each age band, divided by sex; a legend in the order of the parts. */
export function laySexAge(sheet: Sheet, chart: SexAge, frame: Frame): SceneNode[] {
  const sexes: Sex[] = chart.rows.some(row => row.unknown) ? ['women', 'men', 'unknown'] : ['women', 'men']
  const legendHeight = 30
  const legend = layLegend(sheet, sexes, { ...frame, height: legendHeight })
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
  const totals = chart.rows.map(row =>
    totalText(
      sheet,
      chart.indicator,
      sexes.map(sex => row[sex] ?? (sex === 'unknown' ? 0 : null)),
    ),
  )
  const ends = totals.map(total =>
    fitIn(roomy, total, { width: frame.width * 0.3, maxLines: 1, size, smallest: 12, weight: 700 }),
  )
  const room = frame.x + frame.width - start - Math.max(...ends.map(end => end.width)) - 10
  const lengthOf = (value: Figure) => drawn(chart.indicator, value)
  const largest = Math.max(
    smallestShown,
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
      const small = shown(chart.indicator, value).kind === 'small'
      const part = { kind: 'rect', x, y: middle - height / 2, width: Math.max(1, width - 2), height } as const
      nodes.push(
        small
          ? { ...part, fill: palette.page, stroke: palette.target, dash: '3 2' }
          : { ...part, fill: fills[sex].bar },
      )
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
            fill: small ? palette.ink : fills[sex].text,
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

/** No total where a part is hidden (the difference would tell it) or not there. */
function totalText(sheet: Sheet, indicator: string, parts: readonly Figure[]): string {
  if (parts.every(part => part === null)) return sheet.words.noFiguresYet
  if (parts.some(part => shown(indicator, part).kind !== 'value')) return ''
  return figureText(
    indicator,
    parts.reduce<number>((sum, part) => sum + (part ?? 0), 0),
    sheet.words,
    sheet.numbers,
  )
}

function drawn(indicator: string, value: Figure): number {
  const seen = shown(indicator, value)
  if (seen.kind === 'value') return seen.value
  return seen.kind === 'small' ? smallestShown : 0
}
