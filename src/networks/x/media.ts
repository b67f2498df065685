import { z } from 'zod'
import type { Answer } from '../answer.ts'
import { uploadFailure } from '../failures.ts'
import type { MediaFile } from '../media-rules.ts'
import { type Account, type CallOptions, NetworkFailureError, type UploadOutcome } from '../network.ts'
import type { XClient, XRequest } from './client.ts'
import { pathPart, readFromX, shapeOf } from './read.ts'

/** A video goes in larger pieces: X counts up to 1,000 of one file, and 1,875 in 15 minutes. */
const chunkBytes = { image: 1024 * 1024, video: 4 * 1024 * 1024 }

/** What X calls each kind of file, and what staff do. Alt text is for what does not speak for itself. */
const kinds: Record<MediaFile['contentType'], { category: string; word: string; describes: 'yes' | 'no' }> = {
  'image/jpeg': { category: 'tweet_image', word: 'image', describes: 'yes' },
  'image/png': { category: 'tweet_image', word: 'image', describes: 'yes' },
  'image/webp': { category: 'tweet_image', word: 'image', describes: 'yes' },
  'image/gif': { category: 'tweet_gif', word: 'GIF', describes: 'yes' },
  'video/mp4': { category: 'tweet_video', word: 'video', describes: 'no' },
}

/** How often the state of one upload is asked for at most. */
const maxStatusCalls = 60
/** X may say `pending` without saying when to ask again. */
const defaultWaitSeconds = 1
const longestWaitSeconds = 30

/**
 * Chunked upload (initialize, append, finalize, STATUS until it is done) and then the alt text, which X
 * takes for images and GIFs. The whole of it keeps to the call's time. Ends with the media id; an image without its alt
 * text is a failed upload.
 */
export async function uploadOnX(
  client: XClient,
  account: Account,
  media: MediaFile,
  call: CallOptions,
): Promise<UploadOutcome> {
  const until = client.clock.monotonic() + call.timeoutMs
  const left = () => ({ ...call, timeoutMs: Math.max(1, Math.ceil(until - client.clock.monotonic())) })
  const { word, describes } = kinds[media.contentType]
  try {
    const handle = await sendChunks(client, account, media, left)
    if (describes === 'yes') await describe(client, account, handle, media.altText, left())
    return { type: 'uploaded', handle }
  } catch (thrown) {
    if (thrown instanceof NetworkFailureError) {
      return uploadFailure(thrown.failure, `The ${word} could not be handed to X this time.`)
    }
    return { type: 'not-sent', code: 'upload', reason: 'The upload to X was stopped.' }
  }
}

const uploaded = z.object({
  data: z.object({
    id: z.string().regex(/^\d{1,19}$/),
    processing_info: z
      .object({
        state: z.string(),
        check_after_secs: z.number().optional(),
        error: z.object({ name: z.string().optional(), message: z.string().optional() }).optional(),
      })
      .optional(),
  }),
})
type Processing = z.infer<typeof uploaded>['data']['processing_info']

async function sendChunks(
  client: XClient,
  account: Account,
  media: MediaFile,
  left: () => CallOptions,
): Promise<string> {
  const ask = (request: XRequest) => readFromX(client, account, request, uploaded, left())
  const begun = await ask({
    method: 'POST',
    path: 'media/upload/initialize',
    body: {
      media_type: media.contentType,
      total_bytes: media.bytes.length,
      media_category: kinds[media.contentType].category,
    },
  })
  const id = begun.data.id
  const size = media.contentType === 'video/mp4' ? chunkBytes.video : chunkBytes.image
  for (let index = 0; index * size < media.bytes.length; index += 1) {
    const chunk = media.bytes.subarray(index * size, (index + 1) * size)
    await append(client, account, id, index, chunk, left())
  }
  // Without a JSON body, if only {}, X refuses to finalize.
  const finished = await ask({ method: 'POST', path: `media/upload/${pathPart(id)}/finalize`, body: {} })
  await untilProcessed(client, media, finished.data.processing_info, left, async () => {
    const query = { command: 'STATUS', media_id: id }
    return (await ask({ method: 'GET', path: 'media/upload', query })).data.processing_info
  })
  return id
}

async function append(
  client: XClient,
  account: Account,
  id: string,
  index: number,
  chunk: Uint8Array,
  call: CallOptions,
): Promise<void> {
  const signer = { type: 'account', credentials: account.credentials } as const
  const body = { segment_index: index, media: Buffer.from(chunk) }
  const path = `media/upload/${pathPart(id)}/append`
  const answer = await client.request(signer, { method: 'POST', path, body, encoding: 'form-data' }, call)
  // The answer to an append says nothing that is needed, and may be empty.
  if (isSuccess(answer)) return
  shapeOf(answer, z.never(), client.clock.now())
}

function isSuccess(answer: Answer): boolean {
  return answer.type === 'answer' && answer.status >= 200 && answer.status <= 299
}

async function untilProcessed(
  client: XClient,
  media: MediaFile,
  first: Processing,
  left: () => CallOptions,
  askState: () => Promise<Processing>,
): Promise<void> {
  const { word } = kinds[media.contentType]
  let processing = first
  for (let calls = 0; processing && processing.state !== 'succeeded'; calls += 1) {
    if (processing.state === 'failed') {
      const said = processing.error?.message ?? processing.error?.name ?? 'no reason given'
      throw new NetworkFailureError({
        type: 'rejected',
        code: 'media failed',
        reason: `X cannot use this ${word}. X says: "${said.slice(0, 200)}"`,
      })
    }
    const { timeoutMs, signal } = left()
    if (calls >= maxStatusCalls || timeoutMs <= 1) {
      throw new NetworkFailureError({
        type: 'not-sent',
        code: `media ${processing.state}`,
        reason: `X took too long over the ${word}.`,
      })
    }
    const seconds = Math.min(processing.check_after_secs || defaultWaitSeconds, longestWaitSeconds)
    await client.clock.sleep(Math.min(seconds * 1000, timeoutMs), signal)
    processing = await askState()
  }
}

async function describe(client: XClient, account: Account, id: string, altText: string, call: CallOptions) {
  if (!altText) return
  const body = { id, metadata: { alt_text: { text: altText } } }
  await readFromX(client, account, { method: 'POST', path: 'media/metadata', body }, z.unknown(), call)
}
