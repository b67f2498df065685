import { createTurns } from '../../../bounded/turns.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import type { Clock } from '../../../core/time/clock.ts'
import { feedAddress } from './feed-address.ts'
import { type HopAnswer, requestOnce } from './request-once.ts'
import { retryAfterMs } from './retry-after.ts'

export interface FeedRequest {
  address: string
  /** What the server gave with its last answer, so that it can say that nothing has changed. */
  etag?: string | null
  lastModified?: string | null
}

export type FeedAnswer =
  | { type: 'unchanged' }
  | {
      type: 'read'
      bytes: Uint8Array
      /** As the answer names it; files say it themselves, or not at all. */
      charset: string | undefined
      etag: string | null
      lastModified: string | null
      /** Where its address leads for good. */
      movedTo: string | null
    }

export interface FeedFetcher {
  /**
   * @throws DatelineError that says why the feed could not be had; `data.waitMs` where the server asks to be left alone
   * so long. BusyError where too many requests wait; what the signal gives when it stops the request.
   */
  fetch(request: FeedRequest, signal?: AbortSignal): Promise<FeedAnswer>
}

export interface FetchLimits {
  /** Over all redirects, waiting for a turn apart, in milliseconds. */
  totalMs: number
  mostBytes: number
  mostRedirects: number
}

/** A feed of five million characters, the most that is read, in any script. */
export const usualLimits: FetchLimits = { totalMs: 20_000, mostBytes: 10 * 1024 * 1024, mostRedirects: 5 }

/** Of this process: some at once, and to each host one after the other, wherever redirects lead. */
const turnLimits = { what: 'requests to feeds', atOnce: 6, atOnceForOne: 1, waiting: 100, waitingForOne: 10 }

/**
 * Reads feeds from public addresses only, at each redirect, within limits of size, time and number.
 * @param settings.privateHosts hosts that may be read although they are not public, as `intranet.example` or
 * `localhost:8080`.
 */
export function createFeedFetcher(settings: {
  clock: Clock
  privateHosts?: readonly string[]
  limits?: FetchLimits
}): FeedFetcher {
  const { clock, privateHosts = [], limits = usualLimits } = settings
  const turns = createTurns(turnLimits)

  async function hop(url: URL, headers: Record<string, string>, withinMs: number, signal: AbortSignal) {
    return await turns.run(
      url.host,
      async () => {
        const began = clock.monotonic()
        const mayBePrivate = privateHosts.includes(url.host)
        const { mostBytes } = limits
        const answer = await requestOnce({ url, headers, withinMs, mostBytes, mayBePrivate, signal })
        return { answer, tookMs: clock.monotonic() - began }
      },
      signal,
    )
  }

  return {
    async fetch(request, signal = new AbortController().signal) {
      const visited = new Set<string>()
      let url = feedAddress(request.address)
      let isForGood = true
      let leftMs = limits.totalMs
      for (;;) {
        visited.add(url.href)
        const { answer, tookMs } = await hop(url, headersFor(request), Math.max(Math.ceil(leftMs), 1), signal)
        leftMs -= tookMs
        const next = redirectOf(answer, url)
        if (next === undefined) return answerOf(request, answer, url, isForGood, clock.now())
        isForGood &&= answer.status === 301 || answer.status === 308
        if (visited.has(next.href)) throw redirects(request, 'in a circle')
        if (visited.size > limits.mostRedirects)
          throw redirects(request, `more than ${limits.mostRedirects} times`)
        url = next
      }
    },
  }
}

function headersFor({ etag, lastModified }: FeedRequest): Record<string, string> {
  return {
    accept:
      'application/atom+xml, application/rss+xml, application/rdf+xml, application/xml;q=0.9, */*;q=0.5',
    'accept-encoding': 'gzip',
    'user-agent': 'Dateline (reader of feeds)',
    ...(etag ? { 'if-none-match': etag } : {}),
    ...(lastModified ? { 'if-modified-since': lastModified } : {}),
  }
}

const redirectStatuses: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

function redirectOf({ status, headers }: HopAnswer, url: URL): URL | undefined {
  const { location } = headers
  return redirectStatuses.has(status) && location ? feedAddress(location, url.href) : undefined
}

function answerOf(
  request: FeedRequest,
  { status, headers, body }: HopAnswer,
  url: URL,
  isForGood: boolean,
  now: Date,
): FeedAnswer {
  if (status === 304 && (request.etag || request.lastModified)) return { type: 'unchanged' }
  if (status !== 200) {
    const waitMs = retryAfterMs(headers['retry-after'], now)
    const data = waitMs === undefined ? {} : { waitMs }
    throw new DatelineError('feed-refused', { host: url.host, status, meaning: meaningOf(status) }, data)
  }
  return {
    type: 'read',
    bytes: body,
    charset: /;\s*charset\s*=\s*"?([\w.:-]{1,40})/i.exec(headers['content-type'] ?? '')?.[1],
    etag: sendable(headers.etag),
    lastModified: sendable(headers['last-modified']),
    movedTo: isForGood && url.href !== feedAddress(request.address).href ? url.href : null,
  }
}

/** A header of theirs that becomes one of ours: short, and of characters that may stand there. */
function sendable(value: string | undefined): string | null {
  return value !== undefined && /^[\x20-\x7e]{1,500}$/.test(value) ? value : null
}

function redirects({ address }: FeedRequest, how: string): DatelineError {
  return new DatelineError('feed-redirects', { address: address.slice(0, 200), how })
}

function meaningOf(status: number): string {
  if (status === 401 || status === 403) return 'it is not open to all'
  if (status === 404) return 'there is nothing at this address'
  if (status === 410) return 'it was removed permanently'
  if (status === 429) return 'it was asked too often'
  return status >= 500 ? 'the server has a fault' : 'the answer is not a feed'
}
