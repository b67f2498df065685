import type { NetworkName } from '../core/network-name.ts'
import type { ShownShapes } from './crop.ts'
import type { MediaSet } from './media-rules.ts'

/**
 * All that differs between networks and needs no setting: facts, tables and pure functions. Each network states its
 * own in `<name>/profile.ts`, exported as `profile`; no other room switches on a network's name.
 */
export interface NetworkProfile {
  name: NetworkName
  /** What staff call it. */
  label: string
  /** How people know its accounts: `@handle`, or a name where handles are seldom seen. */
  accountsGoBy: 'handle' | 'name'
  /** What staff call one of its accounts: "account", "Page". */
  accountWord: string
  /** Where people see an account, by its handle as staff know it. */
  accountAddress?(handle: string): string
  /** `many`: each account lives on a server of its own, which staff name; each sign-in comes back to its own address. */
  servers: 'one' | 'many'
  /** How its accounts can be connected; `keys` is by credentials together with the id of the account. */
  waysIn: readonly WayIn[]
  /** Whether a handle alone, in print, is understood as one of this network's. Absent where it is not. */
  handleSpeaksForItself?: true
  /** With what a new channel begins. */
  newChannel: NewChannel
  rules: NetworkRules
  /**
   * When to look for a post in doubt, in milliseconds: first after its request's deadline, then after the look before.
   * The first is when a post can usually be read back; the second decides that it is not there.
   */
  lookAfterMs: readonly [first: number, second: number]
  /** What is known of its own metrics. A metric that is not here is stored and exported all the same. */
  metrics: readonly MetricFacts[]
  /** The URL of the file that exports this profile: another thread takes it from there (`profile-module.ts`). */
  module: string
}

export type WayIn = 'sign-in' | 'token' | 'keys'

export interface NewChannel {
  /** Wall-clock times in the office's zone, 'HH:MM', of every day. */
  times: readonly string[]
  style: {
    tooLong: 'shorten' | 'thread'
    numbering: 'numbered' | 'plain'
    hashtags: number
    credit: 'append' | 'omit'
  }
}

/** What a network accepts, and how its readers see it: for laying out, previewing and refusing before anything is sent. */
export interface NetworkRules {
  /** The longest text of one segment, in `lengthOf` units. */
  maxLength: number
  /** The length of a text as the network counts it. */
  lengthOf(text: string): number
  /** Whether a text can continue in replies to itself. */
  threads: boolean
  layout: LayoutRules
  /** What the network, and no other, refuses or may refuse of one segment's text. Absent where there is nothing. */
  check?(text: string, part: string): TextFaults
  maxAltTextLength: number
  /** Which files may stand together in one post; GIFs and videos included. */
  mediaSets: readonly MediaSet[]
  /**
   * The form in which a sent text and the text read back are equal when they are the same post: NFC, white
   * space joined, and what the network rewrites (such as a link's scheme) taken out.
   */
  comparable(text: string): string
  /**
   * Whether the network may show a photo or video that this text or address leads to as if it were the post's own.
   * Absent where it never does.
   */
  mayShowLinkedFile?(text: string): boolean
  /** Which images a timeline shows whole. Absent where it cuts none, or nothing is known. */
  shownShapes?: ShownShapes
  /** Absent where a text of any length is seen whole. */
  fold?: FoldRule
  /** Absent where the network takes nothing. */
  prices?: NetworkPrices
  /** There where the network forbids the same text on several accounts. */
  sameText?: SameTextRule
}

/**
 * Where the link of an item stands: in the text; apart from it, as a card that the network makes; in a reply to the last
 * part, where the network has threads; or in the first comment under the post, which is written once the post is out.
 */
export type LinkPlacement = 'in-text' | 'card' | 'last-reply' | 'first-comment'

/** How a text is laid out for a network. */
export interface LayoutRules {
  /** Where an item's link may stand here; the first is the network's usual place. */
  linkPlacements: readonly [LinkPlacement, ...LinkPlacement[]]
  /** Why a link stands in the text of a post with images where else it is a card; a clause for staff. */
  noCardWithImages?: string
  /** Which links get isolates in right-to-left text: where the network finds them between isolates, every one. */
  linkIsolates: 'every link' | 'links inside a line'
  /** What stands between the words and each thing that follows them. */
  gap: string
  /** What the network takes for a handle, without the "@". */
  handle: RegExp
  /** The same in words for staff, behind "must be ". */
  handleForm: string
  /** `never-first`: a text that begins with a handle is shown as an answer. */
  handlePlace: 'anywhere' | 'never-first'
}

/** One sentence each, about the part that `check` is given to name, "The text" or "Part 2": `Part 2 has 2 cashtags …`. */
export interface TextFaults {
  /** What the network refuses. */
  refusals: string[]
  /** What it may refuse. */
  warnings: string[]
}

/** What a network takes for each use of its API, in thousandths of a US dollar. */
export interface NetworkPrices {
  post: number
  /** Instead of `post`, where `hasLink` says so. */
  postWithLink: number
  /** For each image described. */
  altText: number
  /** For each post that comes back, once in a UTC day however often it is read. */
  read: number
  deletion: number
  hasLink(text: string): boolean
}

/** Where a timeline hides the rest of a text; near, not exact: apps measure the height of what they draw. */
export interface FoldRule {
  /** What is seen at first, in `lengthOf` units. */
  length: number
  /** Lines that the author wrote, where they count too. */
  lines?: number
  /** What readers press to see the rest. */
  more: string
}

export interface SameTextRule {
  /** Posts further apart than this are not held to be the same by anyone. */
  withinMs: number
  /** What the network forbids and what to do, in words for staff. */
  reason: string
}

/** What one of a network's metrics, by the network's own name, counts. */
export interface MetricFacts {
  metric: string
  /** What it counts as. Views of a thread are those of its first part, all else is added over the parts. */
  role: 'views' | 'engagements' | 'link-clicks' | 'reach' | 'followers' | 'page-reach'
  /** Counts people: never added. */
  unique?: true
  /** What time a value is of; without it everything since publication. */
  window?: 'day' | '28d'
  /** The first and last day on which the network gives it, where it does not always. */
  since?: string
  until?: string
}
