import { aheadWhenAnswered, type Headers, headerOf } from '../answer.ts'

const defaultWaitMs = 5 * 60_000
/** The longest window that Mastodon counts in is a day. */
const longestWaitMs = 24 * 3_600_000

/** When a refused account may try again, UTC: X-RateLimit-Reset is an ISO 8601 moment. Without one in 5 minutes. */
export function limitReset(headers: Headers, now: Date): Date {
  return resetOf(headers, now) ?? new Date(now.getTime() + defaultWaitMs)
}

/** When a used-up limit opens again, UTC; undefined while something is left. */
export function exhaustedUntil(headers: Headers, now: Date): Date | undefined {
  return headerOf(headers, 'x-ratelimit-remaining') === '0' ? resetOf(headers, now) : undefined
}

/** A reset in the past, or more than a day off, is no time to wait for. */
function resetOf(headers: Headers, now: Date): Date | undefined {
  // The server's moment, by its own clock.
  const reset = Date.parse(headerOf(headers, 'x-ratelimit-reset') ?? '') - aheadWhenAnswered(headers, now)
  if (!Number.isFinite(reset)) return undefined
  if (reset <= now.getTime() || reset > now.getTime() + longestWaitMs) return undefined
  return new Date(reset)
}
