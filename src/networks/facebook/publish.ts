import { z } from 'zod'
import { jsonOf, unsettled } from '../answer.ts'
import type { Account, CallOptions, OutgoingSegment, PublishOutcome } from '../network.ts'
import type { FacebookClient } from './client.ts'
import { facebookFailure, readFacebookProblem } from './errors.ts'
import { pauseFor, usageOf } from './usage.ts'

const created = z.object({ id: z.string().regex(/^\d+(_\d+)?$/) })

/**
 * One POST /{page}/feed: message and link, or message and the photos uploaded before. With photos the link
 * would be dropped by Facebook, so it is sent only without them.
 */
export async function publishOnFacebook(
  client: FacebookClient,
  account: Account,
  segment: OutgoingSegment,
  call: CallOptions,
): Promise<PublishOutcome> {
  const photos = segment.mediaHandles.map(handle => ({ media_fbid: handle }))
  const parameters = {
    ...(segment.text ? { message: segment.text } : {}),
    ...(photos.length ? { attached_media: JSON.stringify(photos) } : {}),
    ...(segment.link && !photos.length ? { link: segment.link } : {}),
  }
  const path = `${encodeURIComponent(account.externalId)}/feed`
  const answer = await client.request(
    account.credentials.accessToken,
    { method: 'POST', path, parameters },
    call,
  )
  const now = client.clock.now()
  if (answer.type === 'no-answer' || answer.status < 200 || answer.status > 299) {
    return unsettled(facebookFailure(answer, now))
  }
  const read = created.safeParse(jsonOf(answer.body))
  if (!read.success || readFacebookProblem(answer.body)) return unsettled(facebookFailure(answer, now))
  const pauseUntil = pauseFor(usageOf(answer.headers), now)
  return {
    type: 'published',
    externalId: read.data.id,
    permalink: permalinkOnFacebook(read.data.id),
    ...(pauseUntil ? { pauseUntil } : {}),
  }
}

/** Where readers find a post. */
export function permalinkOnFacebook(externalId: string): string {
  return `https://www.facebook.com/${externalId}`
}
