import type { RemotePost } from '../../../networks/network.ts'
import type { NetworkRules } from '../../../networks/profile.ts'
import { showsUploads } from '../../../networks/same-media.ts'

/** What an attempt meant to publish. */
export interface MeantPost {
  text: string
  link?: string
  mediaCount: number
  /** What the network called its files when they were uploaded. */
  mediaHandles?: readonly string[]
  parentExternalId?: string
  /** When the attempt was written down, UTC, by the record's clock. */
  intendedAt: Date
  /** How far the network's clock goes before the record's, in milliseconds; 0 where it is not known. */
  clockAheadMs?: number
}

export type MatchRules = Pick<NetworkRules, 'comparable' | 'mayShowLinkedFile'>

export type Match =
  | { type: 'one'; post: RemotePost }
  | { type: 'none' }
  /** None of those that can be read; one that cannot may be it. */
  | { type: 'unreadable' }
  /** More than one could be it: only a person can tell. */
  | { type: 'many'; posts: RemotePost[] }
  /** One is like it but seems older: a clock may be wrong, so only a person can tell. */
  | { type: 'older'; posts: RemotePost[] }
  /** One is like it but shows other files than those uploaded for it: only a person can tell. */
  | { type: 'other-files'; posts: RemotePost[] }

/** What is left between two clocks whose difference is known, or between two that are set, in milliseconds. */
const clockToleranceMs = 60_000

/**
 * How far back to read, in milliseconds. The clock of a laptop with the embedded record may be set to any zone, 14 hours
 * apart at most, and nothing may be known of the network's clock before it answers.
 */
export const lookBackMs = 16 * 3_600_000

/**
 * Finds a meant post among those the network shows (step 9). A post is it when every row holds:
 * same text, in the form in which the network's changes are undone · same parent · carries media exactly when meant
 * to, or may show those of what it links to · shows the meant link · its id not adopted by another attempt · made at or after the intent · shows no other
 * files. Where only one of the last two rows fails, nothing is assumed, and nothing may be sent.
 *
 * Before all that: a post that shows exactly the uploads of this segment is it, whatever became of its words and
 * whatever its clock says, since nothing else was ever given their ids.
 */
export function matchPost(
  rules: MatchRules,
  meant: MeantPost,
  shown: readonly RemotePost[],
  adoptedIds: ReadonlySet<string>,
): Match {
  const earliest = meant.intendedAt.getTime() + (meant.clockAheadMs ?? 0) - clockToleranceMs
  const free = shown.filter(post => !adoptedIds.has(post.externalId))
  const sure = free.filter(post => signOfFiles(post, meant) === 'yes')
  if (sure.length > 0) return oneOf(sure)
  const alike = free.filter(post => isAlike(rules, meant, post))
  if (alike.length === 0) {
    const mayBe = free.some(post => post.unreadable && post.createdAt.getTime() >= earliest)
    return { type: mayBe ? 'unreadable' : 'none' }
  }
  const sameFiles = alike.filter(post => signOfFiles(post, meant) !== 'no')
  if (sameFiles.length === 0) return { type: 'other-files', posts: alike }
  const posts = sameFiles.filter(post => post.createdAt.getTime() >= earliest)
  return posts.length === 0 ? { type: 'older', posts: sameFiles } : oneOf(posts)
}

function signOfFiles(post: RemotePost, { mediaHandles = [] }: MeantPost) {
  return showsUploads(post, mediaHandles)
}

function oneOf(posts: RemotePost[]): Match {
  const [only, ...others] = posts
  return only && others.length === 0 ? { type: 'one', post: only } : { type: 'many', posts }
}

function isAlike(rules: MatchRules, meant: MeantPost, post: RemotePost): boolean {
  return (
    !post.unreadable &&
    sameText(rules, meant.text, post) &&
    meant.parentExternalId === post.parentExternalId &&
    (meant.mediaCount > 0 === post.mediaCount > 0 || showsLinkedFile(rules, meant)) &&
    (meant.link === undefined || post.links.some(link => sameLink(link, meant.link)))
  )
}

function sameText(rules: MatchRules, meant: string, { text, spellings = [] }: RemotePost): boolean {
  const spelled = (words: string) =>
    spellings.reduce(
      (soFar, each) => soFar.replaceAll(rules.comparable(each.shown), rules.comparable(each.written)),
      visible(rules.comparable(words)),
    )
  return spelled(meant) === spelled(text)
}

/** Files that a post shows without having any may be those of what it links to. */
function showsLinkedFile(rules: MatchRules, { text, link = '', mediaCount }: MeantPost): boolean {
  return mediaCount === 0 && rules.mayShowLinkedFile?.(`${text} ${link}`) === true
}

/** Invisible marks of direction are ours, and a network may drop them. */
function visible(text: string): string {
  return text.replace(/\u200e|\u200f|[\u2066-\u2069]|\ufe0f/g, '')
}

function sameLink(shown: string, meant: string | undefined): boolean {
  return meant !== undefined && canonical(shown) === canonical(meant)
}

function canonical(link: string): string {
  try {
    const url = new URL(link)
    return `${url.host.replace(/^www\./, '')}${url.pathname.replace(/\/$/, '')}${url.search}`
  } catch {
    return link
  }
}
