import { z } from 'zod'
import { type Answer, jsonOf } from '../answer.ts'
import { unsettled } from '../failures.ts'
import {
  type Account,
  type CallOptions,
  mediaForgotten,
  type NetworkFailure,
  type OutgoingSegment,
  type PublishOutcome,
} from '../network.ts'
import type { FacebookClient } from './client.ts'
import { facebookFailure, readFacebookProblem } from './errors.ts'
import { pauseFor, usageOf } from './usage.ts'
import { publishedVideo, type VideoHandle, videoIn } from './videos.ts'

const created = z.object({ id: z.string().regex(/^\d+(_\d+)?$/) })
const finished = z.object({ success: z.literal(true) })

/**
 * One publishing request: POST /{page}/feed, or for a video its last phase, POST /{page}/videos with `finish`.
 */
export async function publishOnFacebook(
  client: FacebookClient,
  account: Account,
  segment: OutgoingSegment,
  call: CallOptions,
): Promise<PublishOutcome> {
  const [first = ''] = segment.mediaHandles
  const video = videoIn(first)
  if (video) return await publishVideo(client, account, segment.text, video, call)
  return await publishOnFeed(client, account, segment, call)
}

/** Message and link, or message and the photos uploaded before: with photos Facebook would drop the link. */
async function publishOnFeed(
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
    return withForgottenFiles(segment, answer, unsettled(facebookFailure(answer, now)))
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

/**
 * A file that stands in no post is forgotten after a day. Facebook then says that a parameter is wrong or an object does
 * not exist, in several ways; it says the same of other faults, which come back once the files are new.
 */
function withForgottenFiles(
  { mediaHandles }: Pick<OutgoingSegment, 'mediaHandles'>,
  answer: Answer,
  failure: NetworkFailure,
): NetworkFailure {
  if (failure.type !== 'rejected' || mediaHandles.length === 0 || answer.type !== 'answer') return failure
  const problem = readFacebookProblem(answer.body)
  if (problem?.code !== 100 || problem.subcode === 1366046) return failure
  const isForgotten =
    problem.subcode === 33 || /attached_media|media_fbid|photo|upload_session/i.test(problem.message)
  if (!isForgotten) return failure
  const reason = 'Facebook no longer has the files of this post; they are uploaded again.'
  return { type: 'not-sent', code: mediaForgotten, reason }
}

/**
 * The video is out when Facebook has taken the last phase. Its own id stands for the post until Facebook names one;
 * if it cannot show the video and says so at once, nothing was published.
 */
async function publishVideo(
  client: FacebookClient,
  account: Account,
  description: string,
  { videoId, sessionId }: VideoHandle,
  call: CallOptions,
): Promise<PublishOutcome> {
  const until = client.clock.monotonic() + call.timeoutMs
  const left = () => ({ ...call, timeoutMs: Math.max(1, Math.ceil(until - client.clock.monotonic())) })
  const path = `${encodeURIComponent(account.externalId)}/videos`
  const parameters = { upload_phase: 'finish', upload_session_id: sessionId, published: 'true', description }
  const request = { method: 'POST' as const, path, parameters }
  const answer = await client.request(account.credentials.accessToken, request, call)
  const now = client.clock.now()
  const isDone = answer.type === 'answer' && answer.status >= 200 && answer.status <= 299
  if (!isDone || !finished.safeParse(jsonOf(answer.body)).success || readFacebookProblem(answer.body)) {
    return withForgottenFiles({ mediaHandles: [videoId] }, answer, unsettled(facebookFailure(answer, now)))
  }
  const video = await publishedVideo(client, account, videoId, left)
  if (video.state === 'error') {
    return { type: 'rejected', code: 'video error', reason: 'Facebook took this video, but cannot show it.' }
  }
  const externalId = (video.state === 'ready' ? video.postId : undefined) ?? videoId
  const pauseUntil = pauseFor(usageOf(answer.headers), now)
  return {
    type: 'published',
    externalId,
    permalink: permalinkOnFacebook(externalId),
    ...(pauseUntil ? { pauseUntil } : {}),
  }
}

/** Where readers find a post. */
export function permalinkOnFacebook(externalId: string): string {
  return `https://www.facebook.com/${externalId}`
}
