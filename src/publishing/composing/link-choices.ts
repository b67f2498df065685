import { DatelineError } from '../../core/errors/errors.ts'
import { dollars } from '../../core/money.ts'
import type { LinkPlacement } from '../../networks/profile.ts'
import { profileOf } from '../../networks/profiles.ts'
import { type PostCost, type PricedPost, postCost } from '../costs/post-cost.ts'
import type { FormatInput, FormattedPost } from './formatting/contract.ts'
import { isLong, layoutOf, noLayouts } from './layouts.ts'
import type { PostMaterial } from './render-posts.ts'

/** Where the link of a post may stand on its channel, and what the post then comes to. */
export interface LinkChoice {
  placement: LinkPlacement
  /** It is where the channel puts it. */
  isChosen: boolean
  /** How many parts the post has then. */
  segments: number
  cost: PostCost
}

/**
 * What each place for the item's link would come to, the channel's own included. Empty where the item has no link, the
 * network has one place only, or the text is too long to be laid out several times.
 * @param price what a post of these texts is charged by.
 */
export function linkChoices(
  { format, channel }: PostMaterial,
  price: (post: FormattedPost) => PricedPost,
): LinkChoice[] {
  const { linkPlacements } = profileOf(channel.network).rules.layout
  if (format.link === undefined || linkPlacements.length < 2 || isLong(format)) return []
  const chosen = format.channel.linkPlacement ?? linkPlacements[0]
  return linkPlacements.flatMap(placement => {
    const post = laidOut(format, placement)
    if (!post) return []
    const [segments, cost] = [post.segments.length, postCost(price(post))]
    return [{ placement, isChosen: placement === chosen, segments, cost }]
  })
}

/** Undefined where there is no room for the link. */
function laidOut(format: FormatInput, linkPlacement: LinkPlacement): FormattedPost | undefined {
  try {
    return layoutOf({ ...format, channel: { ...format.channel, linkPlacement } }, noLayouts)
  } catch (thrown) {
    if (thrown instanceof DatelineError) return undefined
    throw thrown
  }
}

/** What staff should know of where the link stands: that it costs more there than elsewhere. */
export function dearerLink(choices: readonly LinkChoice[]): string[] {
  const chosen = choices.find(choice => choice.isChosen)
  const [cheapest] = choices.toSorted((a, b) => a.cost.totalMilliDollars - b.cost.totalMilliDollars)
  if (!chosen || !cheapest) return []
  const more = chosen.cost.totalMilliDollars - cheapest.cost.totalMilliDollars
  if (more <= 0) return []
  return [
    `With the link ${places[chosen.placement]}, this post costs ${dollars(more)} more than with the link ${places[cheapest.placement]}, reads included.`,
  ]
}

const places: Record<LinkPlacement, string> = {
  'in-text': 'in the text',
  card: 'as a card',
  'last-reply': 'in a last reply',
  'first-comment': 'in the first comment',
}
