import { z } from 'zod'
import type { Answer } from '../answer.ts'
import { uploadFailure } from '../failures.ts'
import type { MediaFile } from '../media-rules.ts'
import { type Account, type CallOptions, NetworkFailureError, type UploadOutcome } from '../network.ts'
import type { MastodonClient } from './client.ts'
import { shapeOf } from './read.ts'

/** How often the state of one upload is asked for at most. */
const maxStatusCalls = 60
const statusWaitMs = 1_000

const uploaded = z.object({ id: z.string().regex(/^\d{1,19}$/) })

/**
 * POST /api/v2/media with the alt text, then GET /api/v1/media/:id for as long as the file is being worked on (206).
 * The whole of it keeps to the call's time.
 */
export async function uploadOnMastodon(
  client: MastodonClient,
  account: Account,
  media: MediaFile,
  call: CallOptions,
): Promise<UploadOutcome> {
  const until = client.clock.monotonic() + call.timeoutMs
  const left = () => ({ ...call, timeoutMs: Math.max(1, Math.ceil(until - client.clock.monotonic())) })
  try {
    const file = new Blob([new Uint8Array(media.bytes)], { type: media.contentType })
    const description = media.altText ? { description: media.altText } : {}
    const first = await client.request(account, api => api.v2.media.create({ file, ...description }), left())
    const { id } = shapeOf(first, uploaded, client.clock.now())
    if (isInWork(first)) await untilProcessed(client, account, id, left)
    return { type: 'uploaded', handle: id }
  } catch (thrown) {
    if (thrown instanceof NetworkFailureError) {
      return uploadFailure(thrown.failure, 'The file could not be handed to Mastodon this time.')
    }
    return { type: 'not-sent', code: 'upload', reason: 'The upload to Mastodon was stopped.' }
  }
}

async function untilProcessed(
  client: MastodonClient,
  account: Account,
  id: string,
  left: () => CallOptions,
): Promise<void> {
  for (let calls = 0; calls < maxStatusCalls; calls += 1) {
    const { timeoutMs, signal } = left()
    if (timeoutMs <= 1) break
    await client.clock.sleep(Math.min(statusWaitMs, timeoutMs), signal)
    const answer = await client.request(account, api => api.v1.media.$select(id).fetch(), left())
    if (isInWork(answer)) continue
    // A file that Mastodon could not work on comes back as a 422.
    shapeOf(answer, uploaded, client.clock.now())
    return
  }
  throw new NetworkFailureError({
    type: 'not-sent',
    code: 'media in work',
    reason: 'Mastodon took too long over the file.',
  })
}

/** 202 to the upload, 206 to each question after it. */
function isInWork(answer: Answer): boolean {
  return answer.type === 'answer' && (answer.status === 202 || answer.status === 206)
}
