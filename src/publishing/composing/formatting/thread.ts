import { DatelineError } from '../../../core/errors/errors.ts'
import { type Breaks, longestFit } from '../words/breaks.ts'

/** One part of a thread: a range of the words, and what stands behind it. An empty range holds only the tail. */
export interface ThreadPart {
  start: number
  end: number
  tail: 'with-tail' | 'words-only'
  /** " 1/3", or nothing. */
  number: string
}

export interface ThreadMeasure {
  text: string
  limit: number
  lengthOf(text: string): number
  /** How far behind a position it is worth measuring. */
  reach(start: number): number
  /** What follows the words of the last part. */
  tail: string
  numbering: 'numbered' | 'plain'
}

/**
 * Splits words at sentences, else words, else graphemes, so that every part fits with its number. The room for a
 * number depends on how many parts there are, and the other way round: it is tried for one digit, then for two.
 * Throws `bad-input` where a link, handle or hashtag is longer than a whole part, `thread-too-long` for more than 99 parts.
 */
export function splitThread(breaks: Breaks, measure: ThreadMeasure): ThreadPart[] {
  const least = leastParts(measure)
  for (const digits of measure.numbering === 'plain' ? [2] : [1, 2]) {
    const kept = measure.numbering === 'plain' ? '' : ` ${'9'.repeat(digits)}/${'9'.repeat(digits)}`
    const mostParts = 10 ** digits - 1
    if (least > mostParts) continue
    const words = splitWords(breaks, measure, kept, mostParts)
    const ranges = words && addTail(words, breaks, measure, kept)
    if (!ranges || ranges.length > mostParts) continue
    return ranges.map((range, index) => ({
      ...range,
      tail: measure.tail !== '' && index === ranges.length - 1 ? 'with-tail' : 'words-only',
      number: measure.numbering === 'plain' ? '' : ` ${index + 1}/${ranges.length}`,
    }))
  }
  // Few people read on for longer, networks limit how much an account may post, and each part costs its attempts.
  throw new DatelineError('thread-too-long', { limit: measure.limit })
}

/** So many parts there are at least: white space between parts is left out, and counts at most 2. */
function leastParts({ text, limit, lengthOf }: ThreadMeasure): number {
  const gaps = [...text.matchAll(/\s/g)].length
  return Math.ceil((lengthOf(text) - 2 * gaps) / limit)
}

interface Range {
  start: number
  end: number
}

/** Undefined where there are more parts than `most`. */
function splitWords(breaks: Breaks, measure: ThreadMeasure, kept: string, most: number): Range[] | undefined {
  const { text, limit, lengthOf } = measure
  const ranges: Range[] = []
  let start = 0
  while (start < text.length) {
    const reach = measure.reach(start)
    const fits = (end: number) => end <= reach && lengthOf(text.slice(start, end) + kept) <= limit
    const end =
      longestFit(breaks.sentences, start, fits) ??
      longestFit(breaks.words, start, fits) ??
      longestFit(breaks.graphemes, start, fits)
    if (end === undefined) throw nothingFits(text.slice(start), limit)
    ranges.push({ start, end })
    if (ranges.length > most) return undefined
    start = end + (/^\s*/.exec(text.slice(end))?.[0].length ?? 0)
  }
  return ranges
}

/** Puts the tail behind the last part; if that is too full, behind as many of its last sentences as fit; else alone. */
function addTail(ranges: Range[], breaks: Breaks, measure: ThreadMeasure, kept: string): Range[] {
  const { text, limit, lengthOf, tail } = measure
  const last = ranges.at(-1)
  if (tail === '' || last === undefined) return ranges
  const fits = (start: number) => lengthOf(text.slice(start, last.end) + tail + kept) <= limit
  if (fits(last.start)) return ranges
  const before = ranges.slice(0, -1)
  for (const end of breaks.sentences.filter(position => position > last.start && position < last.end)) {
    const start = end + (/^\s*/.exec(text.slice(end))?.[0].length ?? 0)
    if (fits(start)) return [...before, { start: last.start, end }, { start, end: last.end }]
  }
  if (lengthOf(tail.trimStart() + kept) > limit) throw nothingFits(tail.trimStart(), limit)
  return [...ranges, { start: text.length, end: text.length }]
}

function nothingFits(rest: string, limit: number): DatelineError {
  const shown = rest.length > 60 ? `${rest.slice(0, 60)}…` : rest
  return new DatelineError('no-room-for-word', { limit, word: shown })
}
