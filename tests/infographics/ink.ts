import type { Scene, TextNode } from '../../src/infographics/scene.ts'
import type { Typesetter } from '../../src/infographics/text/typesetter.ts'
import { leftEnd } from '../../src/infographics/write/outlined-svg.ts'

export interface Ink {
  left: number
  top: number
  right: number
  bottom: number
  text: string
}

/** What a line really covers: the outlines of its glyphs, not its line height. */
export function inkOf(node: TextNode, scene: Scene, type: Typesetter): Ink | undefined {
  const line = type.set(node.text, node.weight)
  const left = leftEnd(node, line.width * node.size, scene)
  const boxes = line.glyphs.flatMap(glyph => {
    const extents = glyph.font.font.glyphExtents(glyph.id)
    if (!extents || extents.width === 0) return []
    const scale = node.size / glyph.font.unitsPerEm
    const x = left + glyph.x * node.size + extents.xBearing * scale
    const y = node.y + glyph.y * node.size - extents.yBearing * scale
    return [{ left: x, right: x + extents.width * scale, top: y, bottom: y - extents.height * scale }]
  })
  if (boxes.length === 0) return undefined
  return {
    text: node.text,
    left: Math.min(...boxes.map(box => box.left)),
    right: Math.max(...boxes.map(box => box.right)),
    top: Math.min(...boxes.map(box => box.top)),
    bottom: Math.max(...boxes.map(box => box.bottom)),
  }
}

/** How far two inks cover each other, px in the direction where they cover less; 0 where they are apart. */
export function overlap(one: Ink, other: Ink): number {
  const across = Math.min(one.right, other.right) - Math.max(one.left, other.left)
  const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
  return Math.max(0, Math.min(across, down))
}
