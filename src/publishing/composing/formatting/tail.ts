import type { Direction } from '../../../core/languages/language.ts'
import { languageEntry } from '../../../core/languages/registry.ts'
import type { ItemLink } from '../links/item-link.ts'
import { firstStrong } from '../words/direction.ts'
import { findSpans } from '../words/spans.ts'
import type { FormatInput, FormattedPart } from './contract.ts'
import { isolateEnd, isolateStart } from './rendered-words.ts'

/** A part that follows the words. */
export type TailPart = Omit<FormattedPart, 'segment' | 'place' | 'replaces'>

/** What follows the words, in this order: link, credit line, hashtags. */
export function tailParts(
  input: FormatInput,
  direction: Direction,
  link: ItemLink,
  credit: string | undefined,
  hashtags: readonly TopicHashtag[],
): TailPart[] {
  const { gap: separator, linkIsolates } = input.rules.layout
  const parts: TailPart[] = []
  if (link.place === 'text') {
    const lineOfItsOwn = linkIsolates === 'links inside a line'
    const why = lineOfItsOwn ? undefined : 'Keeps the link readable inside right-to-left text.'
    parts.push(...isolated(separator, { kind: 'link', text: link.url, why: link.why }, direction, why))
  }
  if (credit) parts.push({ kind: 'credit', text: separator + credit, why: "The project's credit line." })
  hashtags.forEach((tag, index) => {
    const why =
      firstStrong(tag.text) === 'ltr'
        ? 'Keeps the sign of a Latin hashtag on its left inside right-to-left text.'
        : undefined
    parts.push(
      ...isolated(
        index === 0 ? separator : ' ',
        { kind: 'hashtag', text: tag.text, why: tag.why },
        direction,
        why,
      ),
    )
  })
  return parts
}

function isolated(
  separator: string,
  part: TailPart,
  direction: Direction,
  why: string | undefined,
): TailPart[] {
  if (direction === 'ltr' || why === undefined) return [{ ...part, text: separator + part.text }]
  return [
    { kind: 'isolate', text: separator + isolateStart, why },
    part,
    { kind: 'isolate', text: isolateEnd, why },
  ]
}

/** The credit line, where the channel appends it and the words do not have it already. */
export function creditLine(input: FormatInput, words: string): string | undefined {
  const credit = input.credit?.trim()
  return !credit || input.channel.credit === 'omit' || words.includes(credit) ? undefined : credit
}

export interface TopicHashtag {
  /** With its "#". */
  text: string
  why: string
}

/** The hashtags to add: of the item's topics, in its language, not in the words already, as many as the channel takes. */
export function topicHashtags(
  input: FormatInput,
  words: string,
): { found: TopicHashtag[]; warnings: string[] } {
  const seen = new Set(
    findSpans(words)
      .filter(span => span.kind === 'hashtag')
      .map(span => folded(span.text)),
  )
  const warnings: string[] = []
  const found: TopicHashtag[] = []
  let room = input.channel.hashtags
  for (const topic of new Set(input.topics)) {
    if (room <= 0) break
    const text = hashtagOf(input, topic)
    if (text === undefined) continue
    if (!isHashtag(text)) {
      warnings.push(`"${text}" of the topic ${topic} is not a hashtag that networks know, so it is left out.`)
      continue
    }
    room -= 1
    if (seen.has(folded(text))) continue
    seen.add(folded(text))
    found.push({ text, why: `The topic ${topic} in ${languageEntry(input.language).english}.` })
  }
  return { found, warnings }
}

function hashtagOf(input: FormatInput, topic: string): string | undefined {
  const text = input.hashtags[topic]?.[input.language]?.trim().replace(/^[#＃]/, '')
  return text ? `#${text}` : undefined
}

function isHashtag(text: string): boolean {
  const [span] = findSpans(text)
  return span?.kind === 'hashtag' && span.text === text
}

function folded(hashtag: string): string {
  return hashtag.normalize().toLowerCase().replace(/^＃/, '#')
}
