import { DatelineError } from '../../../core/errors/errors.ts'
import { languageEntry, languageInWords } from '../../../core/languages/registry.ts'
import { itemLink } from '../links/item-link.ts'
import { assemble, type Piece, wordPieces } from '../preview.ts'
import { findBreaks } from '../words/breaks.ts'
import { directionOf } from '../words/direction.ts'
import { readableWords } from '../words/words.ts'
import type { FormatInput, FormattedPost } from './contract.ts'
import { reachOf } from './reach.ts'
import { type RenderedWords, renderWords } from './rendered-words.ts'
import { findCut } from './shorten.ts'
import { creditLine, tailParts, topicHashtags } from './tail.ts'
import { splitThread } from './thread.ts'

export type { FormatInput, FormattedPost } from './contract.ts'

/**
 * One variant in the style of one channel. Pure: equal input gives an equal post. The author's words change only
 * by the rules of docs/decisions/0010-formatting-rules.md, and `parts` says how every part came about. Every
 * segment is within the limit, in the network's units.
 * Throws `bad-input` for a text without words, for characters networks refuse, for a link that is no web address,
 * and where the limit leaves no room.
 */
export function formatPost(input: FormatInput): FormattedPost {
  const words = readableWords(input.text)
  const limit = lengthLimit(input)
  const direction = directionOf(words, input.language)
  const { network, utm } = input.channel
  const rendered = renderWords(words, {
    network,
    rules: input.rules.layout,
    direction,
    utm,
    handles: input.handles,
    credit: input.credit?.trim(),
  })
  const link = itemLink(input, rendered.text)
  const credit = creditLine(input, words)
  const tags = topicHashtags(input, words)
  const layout = layOut(
    input,
    limit,
    rendered,
    count => tailParts(input, direction, link, credit, tags.found.slice(0, count)),
    tags.found.length,
  )
  return {
    ...assemble(layout.segments, input.rules.lengthOf, link),
    direction,
    warnings: [
      ...directionWarnings(input, direction),
      ...rendered.warnings,
      ...tags.warnings,
      ...droppedWarnings(tags.found.slice(layout.hashtags).map(tag => tag.text)),
      ...layout.warnings,
    ],
  }
}

function lengthLimit(input: FormatInput): number {
  const limit = input.channel.lengthLimit ?? input.rules.maxLength
  if (Number.isInteger(limit) && limit > 0) return limit
  throw new DatelineError('length-limit-invalid', { limit })
}

interface Layout {
  segments: Piece[][]
  /** How many of the topics' hashtags found room. */
  hashtags: number
  warnings: string[]
}

/** Makes the tail with this many hashtags. */
type Tail = (hashtags: number) => Piece[]

/** Whole words come first: hashtags give way, least important first, before anything is cut or split. */
function layOut(
  input: FormatInput,
  limit: number,
  rendered: RenderedWords,
  tail: Tail,
  most: number,
): Layout {
  const all = wordPieces(rendered, 0, rendered.text.length)
  for (let hashtags = most; hashtags >= 0; hashtags--) {
    const pieces = [...all, ...tail(hashtags)]
    if (input.rules.lengthOf(textOf(pieces)) <= limit) return { segments: [pieces], hashtags, warnings: [] }
  }
  if (input.channel.tooLong === 'shorten') return shortened(input, limit, rendered, tail, most)
  if (input.rules.threads) return threaded(input, limit, rendered, tail, most)
  const layout = shortened(input, limit, rendered, tail, most)
  return {
    ...layout,
    warnings: ['This network has no threads, so the text was shortened.', ...layout.warnings],
  }
}

function textOf(pieces: readonly Piece[]): string {
  return pieces.map(piece => piece.text).join('')
}

function shortened(
  input: FormatInput,
  limit: number,
  rendered: RenderedWords,
  tail: Tail,
  most: number,
): Layout {
  const { lengthOf } = input.rules
  const hashtags = most - dropsUntil(most, count => lengthOf(textOf(tail(count))) <= limit / 2)
  const after = tail(hashtags)
  const behind = textOf(after)
  const breaks = findBreaks(rendered.text, rendered.whole, input.language)
  const wholeEnds = new Set(rendered.whole.map(range => range.end))
  const reach = reachOf(rendered.whole, limit)(0)
  const cut = findCut(breaks, wholeEnds, limit, (end, ellipsis) =>
    end > reach ? Infinity : lengthOf(rendered.text.slice(0, end) + ellipsis + behind),
  )
  if (!cut) {
    const what = behind === '' ? 'the words' : `any words beside "${behind.trim().slice(0, 80)}"`
    throw new DatelineError('no-room-for-text', { limit, what })
  }
  const why = `The text is too long for the limit ${limit}, so it ends after a ${cut.at}.`
  const pieces: Piece[] = [
    ...wordPieces(rendered, 0, cut.end),
    { kind: 'ellipsis', text: cut.ellipsis, why },
    ...after,
  ]
  const left = rendered.text.slice(cut.end).trim().length
  return {
    segments: [pieces],
    hashtags,
    warnings: [`The text is too long: its last ${left} characters are left out.`],
  }
}

/** How many of `most` must go until the rest is fine; all of them if it never is. */
function dropsUntil(most: number, fine: (count: number) => boolean): number {
  for (let drops = 0; drops < most; drops++) if (fine(most - drops)) return drops
  return most
}

/** More parts than this few people read, and X's own composer stops here. */
const longThread = 25

function threaded(
  input: FormatInput,
  limit: number,
  rendered: RenderedWords,
  tail: Tail,
  most: number,
): Layout {
  const { lengthOf } = input.rules
  const { numbering } = input.channel
  const widestNumber = numbering === 'plain' ? '' : ' 999/999'
  const hashtags =
    most - dropsUntil(most, count => lengthOf(textOf(tail(count)).trimStart() + widestNumber) <= limit)
  const after = tail(hashtags)
  const breaks = findBreaks(rendered.text, rendered.whole, input.language)
  const thread = splitThread(breaks, {
    text: rendered.text,
    limit,
    lengthOf,
    reach: reachOf(rendered.whole, limit),
    numbering,
    tail: textOf(after),
  })
  const segments = thread.map(part => {
    const pieces = wordPieces(rendered, part.start, part.end)
    if (part.tail === 'with-tail') pieces.push(...(pieces.length > 0 ? after : withoutLead(after)))
    if (part.number)
      pieces.push({ kind: 'number', text: part.number, why: 'The place of this part in its thread.' })
    return pieces
  })
  const warnings =
    segments.length > longThread
      ? [`The thread has ${segments.length} parts; few readers follow more than ${longThread}.`]
      : []
  return { segments, hashtags, warnings }
}

function withoutLead(tail: readonly Piece[]): Piece[] {
  return tail.map((piece, index) => (index === 0 ? { ...piece, text: piece.text.trimStart() } : piece))
}

function directionWarnings(input: FormatInput, direction: string): string[] {
  if (languageEntry(input.language).direction === direction) return []
  const language = languageInWords(input.language)
  return [
    direction === 'ltr'
      ? `The text is in ${language} but begins with a left-to-right letter, so networks lay it out left-to-right; begin with a word in ${language}.`
      : `The text is in ${language} but begins with a right-to-left letter, so networks lay it out right-to-left; begin with a word in ${language}.`,
  ]
}

function droppedWarnings(hashtags: readonly string[]): string[] {
  return hashtags.length === 0 ? [] : [`There was no room for ${hashtags.join(' ')}.`]
}
