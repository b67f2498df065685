import { DatelineError } from '../../core/errors/errors.ts'
import { smallestShown } from '../../outreach/disclosure/counts.ts'
import type { CreditLine } from '../content.ts'
import { creditLines } from '../credit.ts'
import { palette } from '../palette.ts'
import { sayDay } from '../periods.ts'
import type { SceneNode } from '../scene.ts'
import { holdsBack } from '../withheld.ts'
import { drawEmblem, emblemSize } from './emblem.ts'
import { sandboxFoot } from './sandbox-mark.ts'
import { type Block, fitIn, inner, page, placeText, type Sheet } from './sheet.ts'

const mostCreditLines = 6

/** Source, counting rule, donor and handles, set from the foot of the page upwards. */
export function layFooter(sheet: Sheet): { nodes: SceneNode[]; top: number } {
  const { content } = sheet
  const nodes: SceneNode[] = []
  let y = page.height - sandboxFoot(sheet) - 20
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
  for (const credit of creditLines(content).toReversed()) {
    const laid = layCredit(sheet, credit, y)
    nodes.push(...laid.nodes)
    y -= laid.height
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

/** A donor's line must be read whole: it gets smaller and takes more lines, and where that is not enough it is refused. */
function layCredit(sheet: Sheet, credit: CreditLine, bottom: number): Block {
  const { emblem } = credit
  const size = emblem ? emblemSize(emblem) : { width: 0, height: 0 }
  const indent = emblem ? size.width + 18 : 0
  const text = credit.line
  const width = inner.width - indent
  const usual = { width, size: 17, smallest: 13, weight: 400 } as const
  const few = fitIn(sheet, text, { ...usual, maxLines: 3 })
  const line = few.cut ? fitIn(sheet, text, { ...usual, maxLines: mostCreditLines }) : few
  if (line.cut)
    throw new DatelineError('credit-line-too-long', {
      length: text.length,
      lines: mostCreditLines,
      start: text.slice(0, 60),
    })
  const height = Math.max(line.height, size.height)
  const top = bottom - height
  const nodes = placeText(sheet, line, {
    x: inner.left + indent,
    top: top + (height - line.height) / 2,
    fill: palette.quiet,
  })
  if (emblem) nodes.push(...drawEmblem(emblem, { x: inner.left, y: top + (height - size.height) / 2 }))
  return { nodes, height: height + 10 }
}

function sourceText({ content, words, numbers }: Sheet): string {
  const source = words.source(content.source, sayDay(content.extractedOn, words, numbers))
  const held = holdsBack(content) ? [words.heldBack(numbers.count(smallestShown))] : []
  return [source, content.countingRule, ...held].join(' ')
}
