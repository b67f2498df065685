import type { Breaks } from '../words/breaks.ts'
import { longestFit } from '../words/breaks.ts'

/** Where the words are cut, and the ellipsis that shows it. */
export interface Cut {
  end: number
  ellipsis: '…' | ' …'
  at: 'sentence' | 'word' | 'letter'
}

/** A sentence end is taken only if it leaves this share of the room in use: a lone "Dear all." helps no reader. */
const leastShareOfRoom = 1 / 3

/**
 * The last place to cut so that words, ellipsis and what follows fit: at a sentence, else at a word, else (one
 * endless word) at a grapheme. `measure` gives the length of the whole segment for a cut. Undefined when nothing fits.
 */
export function findCut(
  breaks: Breaks,
  wholeEnds: ReadonlySet<number>,
  limit: number,
  measure: (end: number, ellipsis: string) => number,
): Cut | undefined {
  const afterWord = (end: number) => (wholeEnds.has(end) ? ' …' : '…')
  const sentence = longestFit(breaks.sentences, 0, end => measure(end, ' …') <= limit)
  const room = limit - measure(0, '')
  if (sentence !== undefined && measure(sentence, '') - measure(0, '') >= room * leastShareOfRoom) {
    return { end: sentence, ellipsis: ' …', at: 'sentence' }
  }
  const word = longestFit(breaks.words, 0, end => measure(end, afterWord(end)) <= limit)
  if (word !== undefined) return { end: word, ellipsis: afterWord(word), at: 'word' }
  const grapheme = longestFit(breaks.graphemes, 0, end => measure(end, afterWord(end)) <= limit)
  return grapheme === undefined ? undefined : { end: grapheme, ellipsis: afterWord(grapheme), at: 'letter' }
}
