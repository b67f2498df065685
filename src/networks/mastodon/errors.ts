import { z } from 'zod'
import { type Answer, jsonOf } from '../answer.ts'
import type { NetworkFailure } from '../network.ts'
import { limitReset } from './rate-limits.ts'

export interface MastodonErrorRule {
  title: string
  /** Any other status below 500 when empty. */
  statuses: readonly number[]
  meaning:
    | { type: 'rate-limited' }
    | { type: 'channel-blocked'; remedy: 'reconnect' | 'ask-network' }
    | { type: 'rejected' }
  reason: string
}

/**
 * Every refusal of Mastodon and what it means, first match wins. By status alone: Mastodon gives no codes, and its
 * sentences come in the language of the account. Sources: docs.joinmastodon.org (statuses, media, rate limits).
 */
export const mastodonErrorTable: readonly MastodonErrorRule[] = [
  {
    title: 'token not accepted',
    statuses: [401],
    meaning: { type: 'channel-blocked', remedy: 'reconnect' },
    reason: 'Mastodon no longer accepts the sign-in of this account. Connect the channel again.',
  },
  {
    title: 'permission missing, or account locked by its server',
    statuses: [403],
    meaning: { type: 'channel-blocked', remedy: 'reconnect' },
    reason:
      'Mastodon does not let this account post. Sign in on its server, see whether the account is in order, ' +
      'and connect the channel again with the permission to write.',
  },
  {
    title: 'not found',
    statuses: [404, 410],
    meaning: { type: 'rejected' },
    reason: 'Mastodon does not know what this request was about: a post that it follows may be deleted.',
  },
  {
    title: 'too large',
    statuses: [413],
    meaning: { type: 'rejected' },
    reason: 'The Mastodon server finds this too large. Make the image or video smaller.',
  },
  {
    title: 'too many requests',
    statuses: [429],
    meaning: { type: 'rate-limited' },
    reason: 'The Mastodon server asks us to wait: this account sent many requests.',
  },
  {
    title: 'anything else refused',
    statuses: [],
    meaning: { type: 'rejected' },
    reason: 'Mastodon refuses this post.',
  },
]

/** The same while a person signs in: there is no post and no channel yet. */
export const mastodonSignInTable: readonly MastodonErrorRule[] = [
  {
    title: 'too many sign-ins',
    statuses: [429],
    meaning: { type: 'rate-limited' },
    reason: 'The Mastodon server asks us to wait: there were many sign-ins.',
  },
  {
    title: 'sign-in refused',
    statuses: [],
    meaning: { type: 'rejected' },
    reason: 'The Mastodon server refuses this sign-in.',
  },
]

/**
 * Judges an answer that is not a success. Refused is only a 4xx with Mastodon's own JSON error (408 apart, where a
 * server in front gave up waiting). All else that may have reached Mastodon is unknown.
 */
export function mastodonFailure(
  answer: Answer,
  now: Date,
  table: readonly MastodonErrorRule[] = mastodonErrorTable,
): NetworkFailure {
  if (answer.type === 'no-answer') {
    return answer.sent === 'no'
      ? { type: 'not-sent', code: answer.cause, reason: notReached }
      : unknown(answer.cause, 'The connection to the Mastodon server broke before it answered.')
  }
  const { status, headers, body } = answer
  if (status < 400) return unknown(`${status}`, 'Mastodon answered, but what came back cannot be read.')
  if (status >= 500 || status === 408)
    return unknown(`${status}`, 'The Mastodon server had a fault of its own.')
  const said = errorIn(body)
  if (said === undefined) {
    return unknown(`${status}`, 'Something between here and the Mastodon server answered in its place.')
  }
  const rule = table.find(each => each.statuses.length === 0 || each.statuses.includes(status))
  const { meaning, reason } = rule ?? {
    meaning: { type: 'rejected' as const },
    reason: 'Mastodon refuses this post.',
  }
  switch (meaning.type) {
    case 'rate-limited':
      return { type: 'rate-limited', code: `${status}`, reason, retryAt: limitReset(headers, now) }
    case 'rejected':
      return { type: 'rejected', code: `${status}`, reason: withDetail(reason, said) }
    default:
      return { ...meaning, code: `${status}`, reason }
  }
}

/**
 * One sentence for every cause: which names lead to addresses inside a network must not be learnt from it. The code says what
 * kept the request back, and is for the log alone.
 */
const notReached =
  'The Mastodon server could not be reached; nothing was sent. Only servers of the public internet are; for one in your own network, set MASTODON_ORIGIN.'

function unknown(code: string, reason: string): NetworkFailure {
  return { type: 'unknown', code, reason }
}

const problem = z.object({ error: z.string(), error_description: z.string().optional() })

/** The sentence of Mastodon's error form; undefined when the body is not one. */
function errorIn(body: string): string | undefined {
  const read = problem.safeParse(jsonOf(body))
  return read.success ? (read.data.error_description ?? read.data.error) : undefined
}

function withDetail(reason: string, sentence: string): string {
  const said = sentence.replace(/\s+/g, ' ').trim().slice(0, 300)
  return said ? `${reason} Mastodon says: "${said}"` : reason
}
