import { request } from 'node:https'
import type { LookupFunction } from 'node:net'
import { isPublicHost } from './webhook-url.ts'

/** How webhooks reach other servers: names resolve to public addresses alone. */
export interface WebhookLine {
  lookup: LookupFunction
  /** Certificates that are trusted besides the usual ones. */
  ca?: string
}

/** What came of one request. */
export type WebhookAnswer = { type: 'answered'; status: number } | { type: 'no-answer'; reason: string }

/** For everything: connecting, sending, waiting and reading, in milliseconds. */
const patienceMs = 10_000
/** More of an answer is not read, in bytes. */
const mostRead = 16 * 1024

/** Sends a webhook once. No redirect is followed, and nothing of the answer is kept but its status. */
export async function sendWebhook(
  line: WebhookLine,
  { url, headers, body }: { url: string; headers: Record<string, string>; body: string },
): Promise<WebhookAnswer> {
  const address = new URL(url)
  // A host that is an address is never looked up.
  if (!isPublicHost(address)) return { type: 'no-answer', reason: 'its host is not public' }
  const { promise, resolve } = Promise.withResolvers<WebhookAnswer>()
  const sent = request(address, {
    method: 'POST',
    agent: false,
    lookup: line.lookup,
    ...(line.ca ? { ca: line.ca } : {}),
    signal: AbortSignal.timeout(patienceMs),
    headers: {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'user-agent': 'Dateline-Webhooks',
      ...headers,
    },
  })
  sent.once('response', answer => {
    let read = 0
    const finish = () => {
      resolve({ type: 'answered', status: answer.statusCode ?? 0 })
      sent.destroy()
    }
    answer.on('data', chunk => {
      read += chunk.length
      if (read > mostRead) finish()
    })
    answer.once('end', finish)
    answer.once('error', thrown => resolve({ type: 'no-answer', reason: causeOf(thrown) }))
  })
  sent.once('error', thrown => resolve({ type: 'no-answer', reason: causeOf(thrown) }))
  sent.end(body)
  return await promise
}

/** A short word; never more of what a stranger's server said. */
function causeOf(thrown: Error): string {
  if (thrown.name === 'TimeoutError' || thrown.name === 'AbortError') return 'it did not answer in time'
  const { code } = thrown as { code?: unknown }
  if (code === 'ENOTPUBLIC') return 'its host is not public'
  return typeof code === 'string' ? code : 'the connection failed'
}
