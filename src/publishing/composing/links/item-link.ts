import { DatelineError } from '../../../core/errors/errors.ts'
import type { ChannelFormat, FormatInput } from '../formatting/contract.ts'
import { findSpans } from '../words/spans.ts'
import { withUtm } from './utm.ts'
import { withNetworkLetters } from './web-links.ts'

/** The item's source link as the post carries it. */
export type ItemLink = { place: 'text' | 'card'; url: string; why: string } | { place: 'none' }

/** Throws `bad-input` for a link that is not http or https. */
export function itemLink(input: FormatInput, words: string): ItemLink {
  if (input.link === undefined) return { place: 'none' }
  const plain = checked(input.link)
  const url = withUtm(plain, input.channel.utm)
  const {
    linkPlacements: [usual],
    noCardWithImages,
  } = input.rules.layout
  const card = usual === 'card' && (input.channel.linkPlacement ?? usual) === 'card'
  const tags = url === plain ? '' : " with the channel's UTM tags"
  if (card && (input.images === 0 || noCardWithImages === undefined)) {
    return { place: 'card', url, why: `The item's source link${tags}; the network shows it as a card.` }
  }
  if (mentions(words, [plain, url], input.channel)) return { place: 'none' }
  const because = card && noCardWithImages ? `, in the text because ${noCardWithImages}` : ''
  return { place: 'text', url, why: `The item's source link${tags}${because}.` }
}

function checked(link: string): string {
  const trimmed = link.trim()
  if (!/^https?:\/\/\S+$/i.test(trimmed) || !URL.canParse(trimmed)) {
    throw new DatelineError('source-link-invalid', { link: trimmed.slice(0, 80) })
  }
  return withNetworkLetters(trimmed)
}

function mentions(words: string, urls: readonly string[], channel: ChannelFormat): boolean {
  return findSpans(words).some(
    span => span.kind === 'link' && urls.includes(withUtm(withNetworkLetters(span.text), channel.utm)),
  )
}
