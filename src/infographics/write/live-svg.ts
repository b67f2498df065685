import { languageTag } from '../../core/languages/registry.ts'
import type { Scene, SceneNode, TextNode } from '../scene.ts'
import type { Typesetter } from '../text/typesetter.ts'
import { shapeElement } from './shapes.ts'
import { attribute, px, xml } from './xml.ts'

/** The picture as an SVG whose text stays text: it can be edited, searched and read out. */
export function writeLiveSvg(scene: Scene, type: Typesetter): string {
  const nodes = scene.nodes.map(node => element(node, scene, type)).join('\n')
  return `<svg xmlns="http://www.w3.org/2000/svg"${scene.nodes.some(node => node.kind === 'image') ? ' xmlns:xlink="http://www.w3.org/1999/xlink"' : ''} width="${scene.width}" height="${scene.height}" viewBox="0 0 ${scene.width} ${scene.height}" role="img" aria-labelledby="title description" lang="${languageTag(scene.language)}">
<title id="title">${xml(scene.title)}</title>
<desc id="description">${xml(scene.description)}</desc>
${nodes}
</svg>
`
}

function element(node: SceneNode, scene: Scene, type: Typesetter): string {
  return node.kind === 'text' ? textElement(node, scene, type) : shapeElement(node)
}

function textElement(node: TextNode, scene: Scene, type: Typesetter): string {
  const attributes = [
    attribute('x', px(node.x)),
    attribute('y', px(node.y)),
    attribute('font-family', [...type.families(node.text), 'sans-serif'].join(', ')),
    attribute('font-size', px(node.size)),
    attribute('font-weight', String(node.weight)),
    attribute('fill', node.fill),
    attribute('text-anchor', node.anchor),
    ...(scene.direction === 'rtl' ? [attribute('direction', 'rtl')] : []),
    ...(node.rotate === undefined
      ? []
      : [attribute('transform', `rotate(${node.rotate} ${px(node.x)} ${px(node.y)})`)]),
  ]
  return `<text ${attributes.join(' ')}>${xml(node.text)}</text>`
}
