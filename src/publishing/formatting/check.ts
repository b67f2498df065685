import twitterText from 'twitter-text'
import type { NetworkName, NetworkRules } from '../../networks/network.ts'
import type { FormattedPost } from './contract.ts'

export interface PostCheck {
  network: NetworkName
  post: Pick<FormattedPost, 'segments'>
  images: readonly CheckedImage[]
  rules: Pick<NetworkRules, 'maxLength' | 'lengthOf' | 'maxImages' | 'maxAltTextLength' | 'maxImageBytes'>
  /** The channel's own length limit, where its account may write more than others. */
  lengthLimit?: number
}

export interface CheckedImage {
  bytes: number
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
  const verdict: PostVerdict = { refusals: imageRefusals(check), warnings: [] }
  check.post.segments.forEach(({ text }, index) => {
    const part = check.post.segments.length > 1 ? `Part ${index + 1}` : 'The text'
    const length = check.rules.lengthOf(text)
    if (length > limit)
      verdict.refusals.push(`${part} has the length ${length}; at most ${limit} is allowed.`)
    if (check.network === 'x') checkOnX(text, part, verdict)
  })
  return verdict
}

function imageRefusals({ images, rules }: PostCheck): string[] {
  const refusals: string[] = []
  if (images.length > rules.maxImages) {
    refusals.push(`The post has ${images.length} images; at most ${rules.maxImages} are allowed.`)
  }
  images.forEach((image, index) => {
    if (image.bytes > rules.maxImageBytes) {
      refusals.push(
        `Image ${index + 1} has ${image.bytes} bytes; at most ${rules.maxImageBytes} are allowed.`,
      )
    }
    if (image.altText.length > rules.maxAltTextLength) {
      refusals.push(
        `The alt text of image ${index + 1} has ${image.altText.length} characters; at most ${rules.maxAltTextLength} are allowed.`,
      )
    }
  })
  return refusals
}

/** One cashtag at most since 2026; a post that only mentions people may be refused (403). */
function checkOnX(text: string, part: string, verdict: PostVerdict): void {
  if (twitterText.hasInvalidCharacters(text)) {
    verdict.refusals.push(`${part} has a character that X refuses: U+FFFE, U+FEFF or U+FFFF.`)
  }
  const cashtags = twitterText.extractCashtags(text)
  if (cashtags.length > 1) {
    verdict.refusals.push(
      `${part} has ${cashtags.length} cashtags (${cashtags.map(tag => `$${tag}`).join(' ')}); X allows 1.`,
    )
  }
  if (onlyMentions(text)) verdict.warnings.push(`${part} has nothing but handles; X may refuse it.`)
}

function onlyMentions(text: string): boolean {
  const mentions = twitterText.extractMentionsWithIndices(text)
  if (mentions.length === 0) return false
  const rest = mentions.reduceRight(
    (left, { indices: [start, end] }) => left.slice(0, start) + left.slice(end),
    text,
  )
  return !/[\p{L}\p{N}\p{S}]/u.test(rest)
}
