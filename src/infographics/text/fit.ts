import { balanceIsolates, isolate } from '../isolate.ts'
import type { Weight } from './typefaces.ts'
import type { Typesetter } from './typesetter.ts'

export interface Box {
  /** px */
  width: number
  maxLines: number
  /** px; fewer lines are taken where the lines would be higher together. */
  maxHeight?: number
  /** px, as in Noto Sans; the language's own scale is applied here. */
  size: number
  smallest: number
  weight: Weight
}

/** Text laid into lines that are no wider than their box. */
export interface FittedText {
  lines: readonly string[]
  /** px, the language's scale applied. */
  size: number
  weight: Weight
  /** px from the top of the first line's ink to the bottom of the last one's. */
  height: number
  /** px of the widest line. */
  width: number
  /** The end was left out and an ellipsis stands for it. */
  cut: boolean
}

/**
 * The largest setting of a text that fits its box: first at full size, then smaller, and at the smallest
 * size by breaking long words and leaving out the end. What is left out stands in the description and
 * the data table.
 */
export function fitText(type: Typesetter, text: string, box: Box): FittedText {
  const words = wordsIn(isolate(text.replace(/\s+/g, ' ').trim(), type.direction))
  const { scale } = type.setting
  for (let size = box.size * scale; size >= box.smallest * scale; size *= 0.95) {
    const lines = wrap(type, words, box, size)
    if (lines && lines.length <= linesIn(type, box, size))
      return fitted(type, lines, box.weight, size, 'whole')
  }
  const size = box.smallest * scale
  const pieces = words.flatMap(word => broken(type, word, box, size))
  const lines = wrap(type, pieces, box, size) ?? []
  const room = linesIn(type, box, size)
  if (lines.length <= room) return fitted(type, lines, box.weight, size, 'whole')
  const kept = lines.slice(0, room)
  const last = kept.pop() ?? ''
  return fitted(type, [...kept, withEllipsis(type, last, box, size)], box.weight, size, 'cut')
}

/** At least one, however low the box. */
function linesIn(type: Typesetter, box: Box, size: number): number {
  if (box.maxHeight === undefined) return box.maxLines
  const { ascent, descent, leading } = type.setting
  const byHeight = Math.floor((box.maxHeight / size - ascent - descent) / leading) + 1
  return Math.max(1, Math.min(box.maxLines, byHeight))
}

function fitted(
  type: Typesetter,
  lines: string[],
  weight: Weight,
  size: number,
  extent: 'whole' | 'cut',
): FittedText {
  const { ascent, descent, leading } = type.setting
  return {
    lines,
    size,
    weight,
    height: lines.length === 0 ? 0 : size * (ascent + descent + (lines.length - 1) * leading),
    width: Math.max(0, ...lines.map(line => type.width(line, size, weight))),
    cut: extent === 'cut',
  }
}

/** Words, with what stands in one isolate kept together: a phone number is one word. */
function wordsIn(text: string): string[] {
  return text.match(/(?:\u2066[^\u2069]*\u2069|[^ ])+/gu) ?? []
}

/** `undefined` where a single word is wider than the box. */
function wrap(type: Typesetter, words: readonly string[], box: Box, size: number): string[] | undefined {
  const lines: string[] = []
  let line = ''
  for (const word of words) {
    const longer = line === '' ? word : `${line} ${word}`
    if (type.width(longer, size, box.weight) <= box.width) {
      line = longer
      continue
    }
    if (type.width(word, size, box.weight) > box.width) return undefined
    lines.push(line)
    line = word
  }
  return line === '' ? lines : [...lines, line]
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

function broken(type: Typesetter, word: string, box: Box, size: number): string[] {
  if (type.width(word, size, box.weight) <= box.width) return [word]
  const isolated = word.startsWith('\u2066')
  const close = (piece: string) => (isolated ? `\u2066${piece}\u2069` : balanceIsolates(piece))
  const bare = isolated ? word.replace(/[\u2066\u2069]/g, '') : word
  const pieces: string[] = []
  let piece = ''
  for (const { segment } of graphemes.segment(bare)) {
    if (piece !== '' && type.width(close(piece + segment), size, box.weight) > box.width) {
      pieces.push(close(piece))
      piece = ''
    }
    piece += segment
  }
  return [...pieces, close(piece)]
}

function withEllipsis(type: Typesetter, line: string, box: Box, size: number): string {
  const parts = [...graphemes.segment(line)].map(part => part.segment)
  while (parts.length > 0) {
    const shorter = `${balanceIsolates(parts.join('').trimEnd())}…`
    if (type.width(shorter, size, box.weight) <= box.width) return shorter
    parts.pop()
  }
  return '…'
}
