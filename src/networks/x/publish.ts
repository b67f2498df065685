import { z } from 'zod'
import { jsonOf } from '../answer.ts'
import { unsettled } from '../failures.ts'
import type { Account, CallOptions, OutgoingSegment, PublishOutcome } from '../network.ts'
import type { XClient } from './client.ts'
import { xFailure } from './errors.ts'
import { exhaustedUntil } from './rate-limits.ts'

const created = z.object({ data: z.object({ id: z.string().regex(/^\d{1,19}$/) }) })

/** One POST /2/tweets. A thread's parts come one by one, each with its parent. The link stays in the text. */
export async function publishOnX(
  client: XClient,
  account: Account,
  segment: OutgoingSegment,
  call: CallOptions,
): Promise<PublishOutcome> {
  const body = {
    ...(segment.text ? { text: segment.text } : {}),
    ...(segment.mediaHandles.length ? { media: { media_ids: [...segment.mediaHandles] } } : {}),
    ...(segment.parentExternalId ? { reply: { in_reply_to_tweet_id: segment.parentExternalId } } : {}),
  }
  const signer = { type: 'account', credentials: account.credentials } as const
  const answer = await client.request(signer, { method: 'POST', path: 'tweets', body }, call)
  const now = client.clock.now()
  if (answer.type === 'no-answer' || answer.status < 200 || answer.status > 299)
    return unsettled(xFailure(answer, now))
  const read = created.safeParse(jsonOf(answer.body))
  if (!read.success) return unsettled(xFailure(answer, now))
  const externalId = read.data.data.id
  const pauseUntil = exhaustedUntil(answer.headers, now)
  return {
    type: 'published',
    externalId,
    permalink: permalinkOnX(externalId),
    ...(pauseUntil ? { pauseUntil } : {}),
  }
}

/** Where readers find a post; X redirects to the author's own address. */
export function permalinkOnX(externalId: string): string {
  return `https://x.com/i/web/status/${externalId}`
}
