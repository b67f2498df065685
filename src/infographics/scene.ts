import type { InfographicLanguage } from '../core/languages/infographic-languages.ts'
import type { Direction } from '../core/languages/language.ts'
import { exhaustive } from '../core/result.ts'
import type { Colour } from './palette.ts'
import type { Weight } from './text/typefaces.ts'

/** Where the text's own beginning lies from its point, seen in its reading direction. */
export type Anchor = 'start' | 'middle' | 'end'

interface RectNode {
  kind: 'rect'
  x: number
  y: number
  width: number
  height: number
  fill: Colour | 'none'
  radius?: number
  stroke?: Colour
  dash?: string
}
interface LineNode {
  kind: 'line'
  from: Point
  to: Point
  stroke: Colour
  width: number
  dash?: string
}
interface PathNode {
  kind: 'path'
  points: readonly Point[]
  closed: 'closed' | 'open'
  paint: Colour
}
interface CircleNode {
  kind: 'circle'
  centre: Point
  radius: number
  fill: Colour
}
interface ImageNode {
  kind: 'image'
  x: number
  y: number
  width: number
  height: number
  contentType: 'image/jpeg' | 'image/png'
  base64: string
}
export interface TextNode {
  kind: 'text'
  x: number
  /** Baseline. */
  y: number
  text: string
  size: number
  weight: Weight
  fill: Colour
  anchor: Anchor
  /** Degrees clockwise round its point. */
  rotate?: number
}
export interface Point {
  x: number
  y: number
}
export type SceneNode = RectNode | LineNode | PathNode | CircleNode | ImageNode | TextNode

/** A picture in px; what stands first lies underneath. */
export interface Scene {
  width: number
  height: number
  language: InfographicLanguage
  direction: Direction
  title: string
  description: string
  nodes: readonly SceneNode[]
}

/**
 * Turns a layout thought from left to right into one from right to left: time, bars and columns run the
 * other way, text keeps its own shape.
 */
export function mirrored(nodes: readonly SceneNode[], width: number): SceneNode[] {
  const flip = (point: Point): Point => ({ x: width - point.x, y: point.y })
  return nodes.map((node): SceneNode => {
    switch (node.kind) {
      case 'rect':
      case 'image':
        return { ...node, x: width - node.x - node.width }
      case 'line':
        return { ...node, from: flip(node.from), to: flip(node.to) }
      case 'path':
        return { ...node, points: node.points.map(flip) }
      case 'circle':
        return { ...node, centre: flip(node.centre) }
      case 'text':
        return { ...node, x: width - node.x, ...(node.rotate === undefined ? {} : { rotate: -node.rotate }) }
      default:
        return exhaustive(node)
    }
  })
}
