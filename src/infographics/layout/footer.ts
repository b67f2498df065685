import { holdsBack, smallestShown } from '../disclosure/small.ts'
import { palette } from '../palette.ts'
import { sayDay } from '../periods.ts'
import type { SceneNode } from '../scene.ts'
import { drawEmblem, emblemSize } from './emblem.ts'
import { fitIn, inner, page, placeText, type Sheet } from './sheet.ts'

const bottom = page.height - 20

/** Source, counting rule, donor and handles, set from the foot of the page upwards. */
export function layFooter(sheet: Sheet): { nodes: SceneNode[]; top: number } {
  const { content } = sheet
  const nodes: SceneNode[] = []
  let y = bottom
  if (content.handles.length > 0) {
    const handles = fitIn(sheet, content.handles.join('  ·  '), {
      width: inner.width,
      maxLines: 1,
      size: 19,
      smallest: 12,
      weight: 700,
    })
    y -= handles.height
    nodes.push(...placeText(sheet, handles, { x: inner.right, top: y, anchor: 'end', fill: palette.strong }))
    y -= 4
  }
  if (content.credit !== 'none') {
    const emblem = content.credit.emblem === 'eu'
    const indent = emblem ? emblemSize.width + 18 : 0
    const line = fitIn(sheet, content.credit.line, {
      width: inner.width - indent,
      maxLines: 3,
      size: 17,
      smallest: 13,
      weight: 400,
    })
    const height = Math.max(line.height, emblem ? emblemSize.height : 0)
    y -= height
    nodes.push(
      ...placeText(sheet, line, {
        x: inner.left + indent,
        top: y + (height - line.height) / 2,
        fill: palette.quiet,
      }),
    )
    if (emblem) nodes.push(...drawEmblem({ x: inner.left, y: y + (height - emblemSize.height) / 2 }))
    y -= 10
  }
  const source = fitIn(sheet, sourceText(sheet), {
    width: inner.width,
    maxLines: 5,
    size: 17,
    smallest: 12,
    weight: 400,
  })
  y -= source.height
  nodes.push(...placeText(sheet, source, { x: inner.left, top: y, fill: palette.quiet }))
  y -= 8
  nodes.push({
    kind: 'line',
    from: { x: inner.left, y },
    to: { x: inner.right, y },
    stroke: palette.hairline,
    width: 1,
  })
  return { nodes, top: y }
}

function sourceText({ content, words, numbers }: Sheet): string {
  const source = words.source(content.source, sayDay(content.extractedOn, words, numbers))
  const held = holdsBack(content) ? [words.heldBack(numbers.count(smallestShown))] : []
  return [source, content.countingRule, ...held].join(' ')
}
