import { isolate } from '../isolate.ts'
import { palette } from '../palette.ts'
import type { SceneNode } from '../scene.ts'
import { fitText } from '../text/fit.ts'
import { type Block, page, placeMiddle, type Sheet } from './sheet.ts'

const bandHeight = 54

/** What the band at the foot takes from the page, px. */
export function sandboxFoot(sheet: Sheet): number {
  return sheet.content.sandbox ? bandHeight : 0
}

/** The band that says the figures are practice ones; it stands at the head and at the foot of the page. */
export function laySandboxBand(sheet: Sheet, top: number): Block {
  if (!sheet.content.sandbox) return { nodes: [], height: 0 }
  const { words, type } = sheet
  const text = fitText(type, `${words.sandboxMark}: ${words.sandboxNote}`, {
    width: page.width - 2 * page.margin,
    maxLines: 1,
    size: 22,
    smallest: 14,
    weight: 700,
  })
  return {
    height: bandHeight,
    nodes: [
      { kind: 'rect', x: 0, y: top, width: page.width, height: bandHeight, fill: palette.warning },
      ...placeMiddle(sheet, text, {
        x: page.width / 2,
        middle: top + bandHeight / 2,
        anchor: 'middle',
        fill: palette.onWarning,
      }),
    ],
  }
}

const mark = { size: 15, width: 26, every: 300 }

/** The same words in both margins, again and again and under no text: a part that is cut out still carries them. */
export function laySandboxMargins(sheet: Sheet, from: number, to: number): SceneNode[] {
  if (!sheet.content.sandbox) return []
  const { type } = sheet
  const text = isolate(sheet.words.sandboxMark, type.direction)
  const size = mark.size * type.setting.scale
  const length = type.width(text, size, 700) + 24
  const count = Math.ceil((to - from) / mark.every)
  const middles = Array.from({ length: count }, (_, index) => from + ((to - from) * (index + 0.5)) / count)
  return middles.flatMap(y =>
    [page.margin / 2, page.width - page.margin / 2].flatMap((x): SceneNode[] => [
      {
        kind: 'rect',
        x: x - mark.width / 2,
        y: y - length / 2,
        width: mark.width,
        height: length,
        fill: palette.warning,
        radius: 4,
      },
      {
        kind: 'text',
        // Turned to read upwards, the letters stand to the left of their baseline.
        x: x + size * type.setting.drop,
        y,
        text,
        size,
        weight: 700,
        fill: palette.onWarning,
        anchor: 'middle',
        rotate: -90,
      },
    ]),
  )
}
