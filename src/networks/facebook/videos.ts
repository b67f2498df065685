import { z } from 'zod'
import { uploadFailure } from '../failures.ts'
import type { MediaFile } from '../media-rules.ts'
import { type Account, type CallOptions, NetworkFailureError, type UploadOutcome } from '../network.ts'
import type { FacebookClient, FacebookRequest } from './client.ts'
import { readFromFacebook } from './read.ts'

/** The most pieces of one video; Facebook itself says how large each is. */
const maxPieces = 2_000
/** How often the state of a published video is asked for. */
const maxStatusCalls = 3
const statusWaitMs = 1_000

const number = z.string().regex(/^\d+$/)
const offset = z.coerce.number().int().nonnegative()
const begun = z.object({
  video_id: number,
  upload_session_id: number,
  start_offset: offset,
  end_offset: offset,
})
const piece = z.object({ start_offset: offset, end_offset: offset })

/** An uploaded video that waits for its last phase. */
export interface VideoHandle {
  videoId: string
  sessionId: string
}

/**
 * The phases `start` and `transfer`: readers see nothing until `finish`, which is the publishing request. The handle
 * names the video before it is published, so that it can be recognised after a lost reply.
 */
export async function uploadVideoOnFacebook(
  client: FacebookClient,
  account: Account,
  media: MediaFile,
  call: CallOptions,
): Promise<UploadOutcome> {
  const until = client.clock.monotonic() + call.timeoutMs
  const left = () => ({ ...call, timeoutMs: Math.max(1, Math.ceil(until - client.clock.monotonic())) })
  const path = `${encodeURIComponent(account.externalId)}/videos`
  const ask = <Shape>(parameters: Record<string, string>, schema: z.ZodType<Shape>, file?: Uint8Array) => {
    const part = file && { bytes: file, contentType: media.contentType, field: 'video_file_chunk' as const }
    const request: FacebookRequest = { method: 'POST', path, parameters, ...(part ? { file: part } : {}) }
    return readFromFacebook(client, account, request, schema, left())
  }
  try {
    const size = `${media.bytes.length}`
    const video = await ask({ upload_phase: 'start', file_size: size }, begun)
    const session = { upload_phase: 'transfer', upload_session_id: video.upload_session_id }
    let next: z.infer<typeof piece> = video
    for (let pieces = 0; next.start_offset < media.bytes.length; pieces += 1) {
      const { start_offset: from, end_offset: to } = next
      if (to <= from || pieces >= maxPieces) throw stalled()
      next = await ask({ ...session, start_offset: `${from}` }, piece, media.bytes.subarray(from, to))
      if (next.start_offset <= from) throw stalled()
    }
    return { type: 'uploaded', handle: `video:${video.video_id}:${video.upload_session_id}` }
  } catch (thrown) {
    if (thrown instanceof NetworkFailureError) {
      return uploadFailure(thrown.failure, 'The video could not be handed to Facebook this time.')
    }
    return { type: 'not-sent', code: 'upload', reason: 'The upload to Facebook was stopped.' }
  }
}

function stalled(): NetworkFailureError {
  return new NetworkFailureError({
    type: 'not-sent',
    code: 'video transfer',
    reason: 'Facebook did not get on with the video.',
  })
}

/** The video behind a handle; undefined for a photo's. */
export function videoIn(handle: string): VideoHandle | undefined {
  const [, videoId, sessionId] = /^video:(\d+):(\d+)$/.exec(handle) ?? []
  return videoId && sessionId ? { videoId, sessionId } : undefined
}

const known = z.object({
  post_id: z
    .string()
    .regex(/^\d+(_\d+)?$/)
    .optional(),
  status: z.object({ video_status: z.string() }).optional(),
})

/**
 * What became of a video just published, as far as Facebook says so within a few seconds: `error` when it cannot show
 * it, the post's id when it is ready, nothing while it is still being worked on. Never throws.
 */
export async function publishedVideo(
  client: FacebookClient,
  account: Account,
  videoId: string,
  left: () => CallOptions,
): Promise<{ state: 'ready'; postId?: string } | { state: 'error' } | { state: 'in work' }> {
  const request = { method: 'GET' as const, path: videoId, parameters: { fields: 'status,post_id' } }
  for (let calls = 0; calls < maxStatusCalls; calls += 1) {
    if (left().timeoutMs <= 2 * statusWaitMs) break
    try {
      const { status, post_id: postId } = await readFromFacebook(client, account, request, known, left())
      if (status?.video_status === 'error') return { state: 'error' }
      if (status?.video_status === 'ready') return { state: 'ready', ...(postId ? { postId } : {}) }
      await client.clock.sleep(statusWaitMs, left().signal)
    } catch {
      // The video is out whatever this question comes to.
      break
    }
  }
  return { state: 'in work' }
}
