import type { LinkPlacement } from '../networks/profile.ts'

/** How posts are formatted for a channel; see publishing/composing/formatting/. */
export interface ChannelStyle {
  /** The longest segment, in the network's own units; the network's limit when absent. */
  lengthLimit?: number
  tooLong: 'shorten' | 'thread'
  /** Whether the parts of a thread end in "1/3". */
  numbering: 'numbered' | 'plain'
  /** The most hashtags a post carries, counting those in its own words. */
  hashtags: number
  credit: 'append' | 'omit'
  /** Where an item's link stands; the network's usual place when absent. */
  linkPlacement?: LinkPlacement
  utm?: UtmTags
}

/** What an analysis of visits to a website takes from a link. */
export interface UtmTags {
  source: string
  medium: string
  campaign: string
}
