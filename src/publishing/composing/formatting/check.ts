import { type MediaFacts, mediaRefusals } from '../../../networks/media-rules.ts'
import type { NetworkRules } from '../../../networks/profile.ts'
import type { FormattedPost } from './contract.ts'

export interface PostCheck {
  post: Pick<FormattedPost, 'segments'>
  media: readonly CheckedMedia[]
  rules: Pick<NetworkRules, 'maxLength' | 'lengthOf' | 'check' | 'mediaSets' | 'maxAltTextLength'>
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
    const own = check.rules.check?.(text, part)
    verdict.refusals.push(...(own?.refusals ?? []))
    verdict.warnings.push(...(own?.warnings ?? []))
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
