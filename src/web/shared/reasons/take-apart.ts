import type { KnownSentences, Pattern, Piece, SentenceKey } from './known-sentences.ts'
import { formOf, type SlotName } from './slots.ts'

/** One sentence of a reason that is known, with what stands in its slots; or words that no pattern knows. */
export type ReasonPart =
  | { key: SentenceKey; text: string; slots: Partial<Record<SlotName, string>> }
  | { key: undefined; text: string }

/** A name in front of a sentence is no longer than this. */
const longestOpening = 100
/** In UTF-16 units; no reason of ours comes near it. A longer text is given as one that is not known. */
const longestReason = 5_000

/**
 * What the server wrote, sentence by sentence: joined by spaces, the texts of its parts are the reason again. Of all ways
 * to read it, the one that leaves the least unknown; then the one that leaves the least in slots. Goes over the
 * reason once, from its end, so that what a person or a network wrote cannot make it slow.
 */
export function takeApart(reason: string, known: KnownSentences): ReasonPart[] {
  const text = reason.trim()
  if (text.length > longestReason) return [{ key: undefined, text }]
  const reading = readBackwards(text, thatMayStandIn(text, known))
  const parts: ReasonPart[] = []
  for (let at = 0; at < text.length; ) {
    const { part, end } = reading(at)
    const before = parts.at(-1)
    if (part.key === undefined && before && before.key === undefined)
      parts[parts.length - 1] = { key: undefined, text: `${before.text} ${part.text}` }
    else parts.push(part)
    at = end + 1
  }
  return parts
}

/** Without those whose words are not all in the text: most, and trying them at each word takes the time. */
function thatMayStandIn(text: string, { patterns, endings }: KnownSentences): KnownSentences {
  const isThere = (piece: Piece) => 'slot' in piece || text.includes(piece.literal)
  return {
    patterns: patterns.filter(({ pieces }) => pieces.every(isThere)),
    endings: endings.filter(ending => text.includes(ending)),
  }
}

/** How the text is read on from the beginning of a word. */
function readBackwards(
  text: string,
  { patterns, endings }: KnownSentences,
): (at: number) => { part: ReasonPart; end: number } {
  const { length } = text
  /** What is unknown from there on, and, weighing less than one letter of that, what stands in slots. */
  const costs = new Float64Array(length + 2)
  const ofUnknown = length + 1
  const found: { part: ReasonPart; end: number }[] = []
  const cheapest = new Map(endings.map(ending => [ending, new Int32Array(length + 1).fill(-1)]))
  const costOf = (end: number) => (end >= length ? 0 : (costs[end + 1] ?? 0))
  const isBoundary = (end: number) => end === length || text[end] === ' '
  const nextOf = occurrencesIn(text)
  let wordEnd = length

  for (let at = length - 1; at >= 0; at -= 1) {
    for (const [ending, ends] of cheapest) {
      const later = ends[at + 1] ?? -1
      const end = at + ending.length
      const isEnd = text.startsWith(ending, at) && isBoundary(end)
      ends[at] =
        isEnd && (later < 0 || costOf(end) + at <= costOf(later + ending.length) + later) ? at : later
    }
    if (text[at] === ' ') wordEnd = at
    if (at > 0 && text[at - 1] !== ' ') continue
    let best = { part: { key: undefined, text: text.slice(at, wordEnd) } as ReasonPart, end: wordEnd }
    let least = (wordEnd - at + 1) * ofUnknown + costOf(wordEnd)
    for (const pattern of patterns) {
      const match = matchAt(pattern, at)
      if (!match || !isBoundary(match.end)) continue
      const cost = lengthIn(match.slots) + costOf(match.end)
      if (cost >= least) continue
      least = cost
      best = {
        part: { key: pattern.key, text: text.slice(at, match.end), slots: match.slots },
        end: match.end,
      }
    }
    costs[at] = least
    found[at] = best
  }

  function matchAt({ pieces }: Pattern, start: number) {
    const slots: Partial<Record<SlotName, string>> = {}
    let at = start
    for (const [index, piece] of pieces.entries()) {
      if ('literal' in piece) {
        if (!text.startsWith(piece.literal, at)) return undefined
        at += piece.literal.length
        continue
      }
      const end = slotEnd(pieces, index, piece.slot, at)
      if (end <= at) return undefined
      slots[piece.slot] = text.slice(at, end)
      at = end
    }
    return { end: at, slots }
  }

  function slotEnd(pieces: readonly Piece[], index: number, slot: SlotName, at: number): number {
    const form = formOf(slot)
    if (form) {
      form.lastIndex = at
      return form.test(text) ? form.lastIndex : -1
    }
    const next = pieces[index + 1]
    if (next === undefined || !('literal' in next)) return length
    const ends = index + 2 === pieces.length ? cheapest.get(next.literal) : nextOf(next.literal)
    const end = ends?.[at] ?? -1
    if (index > 0) return end
    // A name in front of its sentence; another sentence is none.
    return end - at > longestOpening || /[."] /.test(text.slice(at, end)) ? -1 : end
  }

  return at => found[at] ?? { part: { key: undefined, text: text.slice(at) }, end: length }
}

function lengthIn(slots: Partial<Record<SlotName, string>>): number {
  return Object.values(slots).reduce((sum, text) => sum + text.length, 0)
}

/** For each place of the text, where the literal stands next; -1 where it does not. */
function occurrencesIn(text: string): (literal: string) => Int32Array {
  const known = new Map<string, Int32Array>()
  return literal => {
    const nextOnes = known.get(literal) ?? nextOccurrences(text, literal)
    known.set(literal, nextOnes)
    return nextOnes
  }
}

function nextOccurrences(text: string, literal: string): Int32Array {
  const next = new Int32Array(text.length + 1).fill(-1)
  let from = 0
  for (let at = text.indexOf(literal); at >= 0; at = text.indexOf(literal, from)) {
    next.fill(at, from, at + 1)
    from = at + 1
  }
  return next
}
