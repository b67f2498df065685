import type { InfographicContent } from '../content.ts'
import type { NumberFormat } from '../numbers.ts'
import type { Colour } from '../palette.ts'
import type { Anchor, SceneNode } from '../scene.ts'
import { type Box, type FittedText, fitText } from '../text/fit.ts'
import type { Typesetter } from '../text/typesetter.ts'
import type { Words } from '../words/words.ts'

export const page = { width: 1080, height: 1350, margin: 56 } as const
export const inner = {
  left: page.margin,
  right: page.width - page.margin,
  width: page.width - 2 * page.margin,
} as const

/** What every block needs to lay itself out. */
export interface Sheet {
  content: InfographicContent
  words: Words
  numbers: NumberFormat
  type: Typesetter
  /** 1 where all is roomy; smaller where there is much to say. Text sizes follow it, within readable limits. */
  density: number
}

/** Some nodes and the room they take, px. */
export interface Block {
  nodes: SceneNode[]
  height: number
}

export interface Frame {
  x: number
  y: number
  width: number
  height: number
}

/** Fits a text at the sheet's density. Nothing is set below 12 px. */
export function fitIn(sheet: Sheet, text: string, box: Box): FittedText {
  const size = Math.max(12, box.size * sheet.density)
  return fitText(sheet.type, text, {
    ...box,
    size,
    smallest: Math.min(size, Math.max(12, box.smallest * sheet.density)),
  })
}

/** The nodes of a fitted text whose ink begins at `top`. */
export function placeText(
  sheet: Sheet,
  text: FittedText,
  at: { x: number; top: number; anchor?: Anchor; fill: Colour },
): SceneNode[] {
  const { ascent, leading } = sheet.type.setting
  return text.lines.map((line, index) => ({
    kind: 'text',
    x: at.x,
    y: at.top + text.size * (ascent + index * leading),
    text: line,
    size: text.size,
    weight: text.weight,
    fill: at.fill,
    anchor: at.anchor ?? 'start',
  }))
}

/** The nodes of a fitted text centred on a height. */
export function placeMiddle(
  sheet: Sheet,
  text: FittedText,
  at: { x: number; middle: number; anchor?: Anchor; fill: Colour },
): SceneNode[] {
  const { leading, drop } = sheet.type.setting
  const first = at.middle + text.size * (drop - ((text.lines.length - 1) * leading) / 2)
  return placeText(sheet, text, { ...at, top: first - text.size * sheet.type.setting.ascent })
}
