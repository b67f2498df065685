import type { NetworkName, RemotePost } from '../../networks/network.ts'

/** What an attempt meant to publish. */
export interface MeantPost {
  network: NetworkName
  text: string
  link?: string
  mediaCount: number
  parentExternalId?: string
  /** When the attempt was written down, UTC. */
  intendedAt: Date
}

export type Match =
  | { type: 'one'; post: RemotePost }
  | { type: 'none' }
  /** More than one could be it: only a person can tell. */
  | { type: 'many'; posts: RemotePost[] }

/** Clocks of a network and of the record may differ by so much, in milliseconds. */
const clockToleranceMs = 60_000

/**
 * Finds a meant post among those the network shows (step 9). A post is it when every row holds:
 * same normalised text · same parent · carries media exactly when meant to · shows the meant link ·
 * made at or after the intent · its id not adopted by another attempt.
 */
export function matchPost(
  meant: MeantPost,
  shown: readonly RemotePost[],
  adoptedIds: ReadonlySet<string>,
): Match {
  const posts = shown.filter(post => isIt(meant, post) && !adoptedIds.has(post.externalId))
  const [only, ...others] = posts
  if (!only) return { type: 'none' }
  return others.length === 0 ? { type: 'one', post: only } : { type: 'many', posts }
}

function isIt(meant: MeantPost, post: RemotePost): boolean {
  return (
    normaliseText(meant.text) === normaliseText(post.text) &&
    meant.parentExternalId === post.parentExternalId &&
    meant.mediaCount > 0 === post.mediaCount > 0 &&
    (meant.link === undefined || post.links.some(link => sameLink(link, meant.link))) &&
    post.createdAt.getTime() >= meant.intendedAt.getTime() - clockToleranceMs
  )
}

/** NFC, white space folded, what networks strip or add at the ends dropped. Links and entities are undone by the adapter. */
export function normaliseText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\u200e|\u200f|[\u2066-\u2069]|\ufe0f/g, '')
    .replace(/\s+/g, ' ')
    .trim()
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
