import type { Typesetter } from '../../../infographics/text/typesetter.ts'

/** One line of text; `x` is where its ink begins or ends, by `anchor`, on the left or the right. */
export interface Line {
  text: string
  x: number
  y: number
  size: number
  fill: string
  weight: 400 | 700
  anchor: 'start' | 'end'
}

/** A line of text as outlines, in any script: the rasteriser is never given letters. */
export function outlined(type: Typesetter, { text, x, y, size, fill, weight, anchor }: Line): string {
  const line = type.set(text, weight)
  const left = anchor === 'end' ? x - line.width * size : x
  const glyphs = line.glyphs.map(({ font, id, x: glyphX, y: glyphY }) => {
    const path = font.font.glyphToPath(id)
    const scale = size / font.unitsPerEm
    return `<path d="${path}" transform="matrix(${scale.toFixed(5)} 0 0 ${(-scale).toFixed(5)} ${(left + glyphX * size).toFixed(2)} ${(y + glyphY * size).toFixed(2)})"/>`
  })
  return `<g fill="${fill}">${glyphs.join('')}</g>`
}
