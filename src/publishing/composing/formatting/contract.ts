import type { ChannelStyle } from '../../../channels/channel-style.ts'
import type { Direction, Language } from '../../../core/languages/language.ts'
import type { NetworkName } from '../../../networks/network.ts'
import type { NetworkRules } from '../../../networks/profile.ts'

/** What a post is made from: one variant, and the style of the channel it goes to. */
export interface FormatInput {
  /** The variant's own words, with dateline and paragraphs. */
  text: string
  language: Language
  /** The item's source link, http or https. */
  link?: string
  /** Topic ids, most important first. */
  topics: readonly string[]
  /** The project's credit line in this language. */
  credit?: string
  /** How many images go with the post. */
  images: number
  channel: ChannelFormat
  /** Topic id → its hashtag in each language, with or without the sign. */
  hashtags: Readonly<Record<string, Readonly<Record<Language, string>>>>
  handles: readonly OrganisationHandle[]
  rules: FormatRules
}

/** What laying out a post takes from its network. */
export type FormatRules = Pick<NetworkRules, 'maxLength' | 'lengthOf' | 'threads' | 'layout'>

/** How a channel likes its posts, and on which network. */
export interface ChannelFormat extends ChannelStyle {
  network: NetworkName
}

export interface OrganisationHandle {
  name: string
  network: NetworkName
  handle: string
}

export interface FormattedPost {
  segments: FormattedSegment[]
  /** Written below the post by its own account, once the post is out. */
  comment?: { text: string; length: number }
  /** As the first strong character of the words has it (UAX #9, P2), which is how both networks lay a post out. */
  direction: Direction
  /** The preview: the parts of one segment with place `text`, joined, are that segment's text. */
  parts: FormattedPart[]
  /** One sentence each: what was left out, and what a reader may not see as meant. */
  warnings: string[]
}

export interface FormattedSegment {
  text: string
  /** In the network's own units. */
  length: number
  /** The card's link. */
  link?: string
}

export type PartKind = 'words' | 'ellipsis' | 'link' | 'hashtag' | 'handle' | 'credit' | 'number' | 'isolate'

export interface FormattedPart {
  kind: PartKind
  /** Exactly as it stands in the post, with the white space it brought. */
  text: string
  /** Which segment, from 0. */
  segment: number
  why: string
  /** `card`: it travels beside the text; `comment`: it stands below the post. */
  place: 'text' | 'card' | 'comment'
  /** The author's own words that stood here. */
  replaces?: string
}
