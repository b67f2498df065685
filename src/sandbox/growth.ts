const hourMs = 3_600_000

/** Counts of one post at one age; whole numbers that never fall. */
export interface Growth {
  views: number
  reach: number
  likes: number
  replies: number
  reposts: number
  quotes: number
  bookmarks: number
  linkClicks: number
  otherClicks: number
  profileClicks: number
}

/** The moment that the metrics of a post are of: its age, made larger by the sandbox's setting. */
export function metricsMoment(now: Date, receivedAt: number, ageFactor: number): Date {
  return new Date(receivedAt + (now.getTime() - receivedAt) * ageFactor)
}

/**
 * How a post does, made up from its id and its age alone, so that the same post at the same age always has the
 * same figures: most readers come within a day, few after a week. Sandbox data; it stands for no one.
 */
export function growthOf(id: string, ageMs: number): Growth {
  const age = Math.max(0, ageMs)
  // Half of all readers after some four hours, nine tenths after two days.
  const come = 1 - Math.exp(-((age / (8 * hourMs)) ** 0.6))
  const audience = 150 * 10 ** (1.5 * chance(id, 'audience'))
  const grown = (share: number) => Math.floor(audience * share * come)
  const between = (name: string, low: number, high: number) => low + (high - low) * chance(id, name)
  return {
    views: grown(1),
    reach: grown(between('reach', 0.6, 0.85)),
    likes: grown(between('likes', 0.01, 0.05)),
    replies: grown(between('replies', 0.001, 0.008)),
    reposts: grown(between('reposts', 0.003, 0.02)),
    quotes: grown(between('quotes', 0, 0.004)),
    bookmarks: grown(between('bookmarks', 0.001, 0.01)),
    linkClicks: grown(between('linkClicks', 0.008, 0.04)),
    otherClicks: grown(between('otherClicks', 0.01, 0.03)),
    profileClicks: grown(between('profileClicks', 0.002, 0.012)),
  }
}

/** How an account does, by its id and the day: followers come slowly, and a part of them sees something each day. */
export function accountGrowth(accountId: string, now: Date): { followers: number; reach: number } {
  const days = Math.floor(now.getTime() / (24 * hourMs))
  const begun = 400 + Math.floor(4_000 * chance(accountId, 'followers'))
  const followers = begun + Math.floor((days - 20_000) * (0.5 + 3 * chance(accountId, 'followers a day')))
  const share = 0.02 + 0.08 * chance(`${accountId} ${days}`, 'page reach')
  return { followers: Math.max(begun, followers), reach: Math.floor(followers * share) }
}

/** A number from 0 up to 1 that always is the same for the same words (FNV-1a with a final mix). */
function chance(id: string, name: string): number {
  let hash = 0x811c9dc5
  for (const character of `${id} ${name}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}
