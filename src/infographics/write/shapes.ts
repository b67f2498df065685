import type { SceneNode, TextNode } from '../scene.ts'
import { attribute, px } from './xml.ts'

/** A node without text as SVG. */
export function shapeElement(node: Exclude<SceneNode, TextNode>): string {
  switch (node.kind) {
    case 'rect':
      return `<rect x="${px(node.x)}" y="${px(node.y)}" width="${px(node.width)}" height="${px(node.height)}"${optional('rx', node.radius === undefined ? undefined : px(node.radius))} fill="${node.fill}"${optional('stroke', node.stroke)}${optional('stroke-dasharray', node.dash)}/>`
    case 'line':
      return `<line x1="${px(node.from.x)}" y1="${px(node.from.y)}" x2="${px(node.to.x)}" y2="${px(node.to.y)}" stroke="${node.stroke}" stroke-width="${px(node.width)}"${optional('stroke-dasharray', node.dash)}/>`
    case 'path': {
      const points = node.points.map(point => `${px(point.x)} ${px(point.y)}`).join('L')
      return node.closed === 'closed'
        ? `<path d="M${points}Z" fill="${node.paint}"/>`
        : `<path d="M${points}" fill="none" stroke="${node.paint}" stroke-width="3" stroke-linejoin="round"/>`
    }
    case 'image':
      return `<image x="${px(node.x)}" y="${px(node.y)}" width="${px(node.width)}" height="${px(node.height)}" xlink:href="data:${node.contentType};base64,${node.base64}"/>`
    case 'circle':
      return `<circle cx="${px(node.centre.x)}" cy="${px(node.centre.y)}" r="${px(node.radius)}" fill="${node.fill}"/>`
  }
}

function optional(name: string, value: string | undefined): string {
  return value === undefined ? '' : ` ${attribute(name, value)}`
}
