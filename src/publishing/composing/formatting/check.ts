import twitterText from 'twitter-text'
import { windowsOf } from '../../../core/text/windows.ts'
import { type MediaFacts, mediaRefusals } from '../../../networks/media-rules.ts'
import type { NetworkName, NetworkRules } from '../../../networks/network.ts'
import type { FormattedPost } from './contract.ts'

export interface PostCheck {
  network: NetworkName
  post: Pick<FormattedPost, 'segments'>
  media: readonly CheckedMedia[]
  rules: Pick<NetworkRules, 'maxLength' | 'lengthOf' | 'mediaSets' | 'maxAltTextLength'>
  /** The channel's own length limit, where its account may write more than others. */
  lengthLimit?: number
}

export interface CheckedMedia extends MediaFacts {
  altText: string
}

export interface PostVerdict {
  /** What the network refuses, one sentence each; empty when it takes the post. */
  refusals: string[]
  /** What the network may refuse or readers may not like. */
  warnings: string[]
}

/** What a network will say to a formatted post, before anything is sent. */
export function checkPost(check: PostCheck): PostVerdict {
  const limit = check.lengthLimit ?? check.rules.maxLength
  const verdict: PostVerdict = {
    refusals: [...mediaRefusals(check.rules.mediaSets, check.media), ...altTextRefusals(check)],
    warnings: [],
  }
  check.post.segments.forEach(({ text }, index) => {
    const part = check.post.segments.length > 1 ? `Part ${index + 1}` : 'The text'
    const length = check.rules.lengthOf(text)
    if (length > limit)
      verdict.refusals.push(`${part} has the length ${length}; at most ${limit} is allowed.`)
    if (check.network === 'x') checkOnX(text, part, verdict)
  })
  return verdict
}

function altTextRefusals({ media, rules: { maxAltTextLength } }: PostCheck): string[] {
  return media.flatMap(({ altText: { length } }, index) =>
    length > maxAltTextLength
      ? [
          `The alt text of file ${index + 1} has ${length} characters; at most ${maxAltTextLength} are allowed.`,
        ]
      : [],
  )
}

/** One cashtag at most since 2026; a post that only mentions people may be refused (403). */
function checkOnX(text: string, part: string, verdict: PostVerdict): void {
  if (twitterText.hasInvalidCharacters(text)) {
    verdict.refusals.push(`${part} has a character that X refuses: U+FFFE, U+FEFF or U+FFFF.`)
  }
  const cashtags = windowsOf(text).flatMap(window => twitterText.extractCashtags(window.text))
  if (cashtags.length > 1) {
    const named = cashtags.slice(0, 10).map(tag => `$${tag}`)
    const more = cashtags.length > named.length ? ' …' : ''
    verdict.refusals.push(`${part} has ${cashtags.length} cashtags (${named.join(' ')}${more}); X allows 1.`)
  }
  if (onlyMentions(text)) verdict.warnings.push(`${part} has nothing but handles; X may refuse it.`)
}

function onlyMentions(text: string): boolean {
  const mentions = windowsOf(text).flatMap(window =>
    twitterText.extractMentionsWithIndices(window.text).map(({ indices: [start, end] }) => ({
      start: window.start + start,
      end: window.start + end,
    })),
  )
  if (mentions.length === 0) return false
  const ends = [0, ...mentions.map(mention => mention.end)]
  const rest = ends.map((end, index) => text.slice(end, mentions[index]?.start))
  return rest.every(piece => !/[\p{L}\p{N}\p{S}]/u.test(piece))
}
