import type { KeyFigure } from '../content.ts'
import { keyFigureTexts } from '../figure-texts.ts'
import { palette } from '../palette.ts'
import type { SceneNode } from '../scene.ts'
import type { FittedText } from '../text/fit.ts'
import { type Block, fitIn, inner, placeText, type Sheet } from './sheet.ts'

const gap = 16
const padding = 16

interface Tile {
  value: FittedText
  label: FittedText
  note: FittedText | undefined
  missing: boolean
}

/** The key figures, side by side; all tiles are as high as the fullest one. */
export function layTiles(sheet: Sheet, top: number): Block {
  const figures = sheet.content.indicators
  const width = (inner.width - gap * (figures.length - 1)) / figures.length
  const tiles = figures.map(figure => fitTile(sheet, figure, width - 2 * padding))
  // The figure's ink is lower than a letter's: it gives back some of the room of its line.
  const valueHeight = Math.max(...tiles.map(tile => digitsHeight(tile.value)))
  const bodyOf = (tile: Tile) => tile.label.height + (tile.note?.height ?? 0)
  const height = Math.max(...tiles.map(bodyOf)) + valueHeight + padding * 1.6
  const nodes: SceneNode[] = tiles.flatMap((tile, index) => {
    const x = inner.left + index * (width + gap)
    const under = top + padding + valueHeight + 4
    // Room for the comma of a figure, which the tall letters of an Urdu label would touch.
    const baseline = top + padding + valueHeight - 12
    const parts: SceneNode[] = [
      { kind: 'rect', x, y: top, width, height, radius: 8, fill: palette.tile },
      ...placeText(sheet, tile.value, {
        x: x + padding,
        top:
          baseline -
          tile.value.size *
            (sheet.type.setting.ascent + (tile.value.lines.length - 1) * sheet.type.setting.leading),
        fill: tile.missing ? palette.quiet : palette.strong,
      }),
      ...placeText(sheet, tile.label, { x: x + padding, top: under, fill: palette.ink }),
    ]
    if (tile.note)
      parts.push(
        ...placeText(sheet, tile.note, {
          x: x + padding,
          top: under + tile.label.height,
          fill: palette.quiet,
        }),
      )
    return parts
  })
  return { nodes, height }
}

function fitTile(sheet: Sheet, figure: KeyFigure, width: number): Tile {
  const texts = keyFigureTexts(figure, sheet.words, sheet.numbers)
  const missing = typeof figure.value !== 'number'
  return {
    missing,
    value: fitIn(sheet, texts.value, {
      width,
      maxLines: 1,
      size: missing ? 22 : 44,
      smallest: missing ? 12 : 16,
      weight: 700,
    }),
    label: fitIn(sheet, texts.label, { width, maxLines: 2, size: 18, smallest: 14, weight: 700 }),
    note:
      texts.note === undefined
        ? undefined
        : fitIn(sheet, texts.note, { width, maxLines: 2, size: 17, smallest: 13, weight: 400 }),
  }
}

function digitsHeight(text: FittedText): number {
  return text.size * 0.78 + 12
}
