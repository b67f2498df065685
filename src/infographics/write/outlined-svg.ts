import type { Scene, TextNode } from '../scene.ts'
import type { Typesetter } from '../text/typesetter.ts'
import { shapeElement } from './shapes.ts'
import { px } from './xml.ts'

/**
 * The picture with every letter as an outline, shaped by HarfBuzz: resvg sets right-to-left and Bengali
 * text wrongly, so it is never given any.
 */
export function writeOutlinedSvg(scene: Scene, type: Typesetter): string {
  const outlines = new Map<string, { id: string; path: string }>()
  const nodes = scene.nodes.map(node =>
    node.kind === 'text' ? textOutline(node, scene, type, outlines) : shapeElement(node),
  )
  const glyphs = [...outlines.values()].map(({ id, path }) => `<path id="${id}" d="${path}"/>`)
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${scene.width}" height="${scene.height}" viewBox="0 0 ${scene.width} ${scene.height}">
<defs>${glyphs.join('')}</defs>
${nodes.join('\n')}
</svg>
`
}

function textOutline(
  node: TextNode,
  scene: Scene,
  type: Typesetter,
  outlines: Map<string, { id: string; path: string }>,
): string {
  const line = type.set(node.text, node.weight)
  const left = leftEnd(node, line.width * node.size, scene)
  const glyphs = line.glyphs.flatMap(glyph => {
    const key = `${glyph.font.key} ${glyph.id}`
    let outline = outlines.get(key)
    if (!outline) {
      outline = { id: `g${outlines.size}`, path: glyph.font.font.glyphToPath(glyph.id) }
      outlines.set(key, outline)
    }
    if (outline.path === '') return []
    const scale = node.size / glyph.font.unitsPerEm
    const x = left + glyph.x * node.size
    const y = node.y + glyph.y * node.size
    return [
      `<use xlink:href="#${outline.id}" transform="matrix(${scale.toFixed(5)} 0 0 ${(-scale).toFixed(5)} ${px(x)} ${px(y)})"/>`,
    ]
  })
  const rotation =
    node.rotate === undefined ? '' : ` transform="rotate(${node.rotate} ${px(node.x)} ${px(node.y)})"`
  return `<g fill="${node.fill}"${rotation}>${glyphs.join('')}</g>`
}

/** Where a line's ink begins on the left, px; `start` is the right end of right-to-left text. */
export function leftEnd(node: TextNode, width: number, scene: Pick<Scene, 'direction'>): number {
  if (node.anchor === 'middle') return node.x - width / 2
  const growsRight = (node.anchor === 'start') === (scene.direction === 'ltr')
  return growsRight ? node.x : node.x - width
}
