import { isolate } from '../isolate.ts'
import { palette } from '../palette.ts'
import type { SceneNode } from '../scene.ts'
import { fitText } from '../text/fit.ts'
import { type Block, inner, page, placeMiddle, type Sheet } from './sheet.ts'

const bandHeight = 54

/** The band that says the figures are practice ones. */
export function laySandboxBand(sheet: Sheet, top: number): Block {
  if (!sheet.content.sandbox) return { nodes: [], height: 0 }
  const { words, type } = sheet
  const text = fitText(type, `${words.sandboxMark}: ${words.sandboxNote}`, {
    width: inner.width,
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

/** The same words across the whole picture, under the text: a cut-out part still carries them. */
export function laySandboxWatermark(sheet: Sheet, from: number, to: number): SceneNode[] {
  if (!sheet.content.sandbox) return []
  const { type } = sheet
  const text = isolate(sheet.words.sandboxMark, type.direction)
  const size = Math.min(64, 380 / Math.max(0.1, type.width(text, 1, 700)))
  // Nastaliq slopes by itself; tilted as well, its words fall apart.
  const rotate = type.setting.leading > 1.8 ? 0 : -20
  const nodes: SceneNode[] = []
  for (const [row, y] of [0.1, 0.3, 0.5, 0.7, 0.9].entries()) {
    for (const x of row % 2 === 0 ? [0.27, 0.77] : [0.5]) {
      nodes.push({
        kind: 'text',
        x: page.width * x,
        y: from + (to - from) * y,
        text,
        size,
        weight: 700,
        fill: palette.watermark,
        anchor: 'middle',
        rotate,
      })
    }
  }
  return nodes
}
