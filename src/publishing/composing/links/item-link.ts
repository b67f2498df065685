import { DatelineError } from '../../../core/errors/errors.ts'
import type { LinkPlacement } from '../../../networks/profile.ts'
import type { ChannelFormat, FormatInput } from '../formatting/contract.ts'
import { findSpans } from '../words/spans.ts'
import { withUtm } from './utm.ts'
import { withNetworkLetters } from './web-links.ts'

/** The item's source link as the post carries it: `reply` is a part of its own, the last one; `comment` stands below the post. */
export type ItemLink =
  | { place: 'text' | 'card' | 'reply' | 'comment'; url: string; why: string }
  | { place: 'none' }

/** Throws `bad-input` for a link that is not http or https. */
export function itemLink(input: FormatInput, words: string): ItemLink {
  if (input.link === undefined) return { place: 'none' }
  const plain = checked(input.link)
  const url = withUtm(plain, input.channel.utm)
  const { noCardWithImages } = input.rules.layout
  const placement = placementOf(input)
  const tags = url === plain ? '' : " with the channel's UTM tags"
  const card = placement === 'card'
  if (card && (input.images === 0 || noCardWithImages === undefined)) {
    return { place: 'card', url, why: `The item's source link${tags}; the network shows it as a card.` }
  }
  if (mentions(words, [plain, url], input.channel)) return { place: 'none' }
  if (placement === 'last-reply')
    return {
      place: 'reply',
      url,
      why: `The item's source link${tags}, in a reply of its own as the channel wants it.`,
    }
  if (placement === 'first-comment')
    return {
      place: 'comment',
      url,
      why: `The item's source link${tags}, in the first comment as the channel wants it.`,
    }
  const because = card && noCardWithImages ? `, in the text because ${noCardWithImages}` : ''
  return { place: 'text', url, why: `The item's source link${tags}${because}.` }
}

/** What the channel asks for, where its network has it. */
function placementOf({ channel, rules: { threads, layout } }: FormatInput): LinkPlacement {
  const [usual] = layout.linkPlacements
  const wanted = channel.linkPlacement ?? usual
  if (!layout.linkPlacements.includes(wanted)) return usual
  return wanted === 'last-reply' && !threads ? usual : wanted
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
