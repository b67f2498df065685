import { z } from 'zod'
import { type Answer, nothingShown } from '../answer.ts'
import {
  type Account,
  type CallOptions,
  type MediaFile,
  NetworkFailureError,
  type UploadOutcome,
} from '../network.ts'
import type { XClient, XRequest } from './client.ts'
import { pathPart, readFromX, shapeOf } from './read.ts'

const chunkBytes = 1024 * 1024
/** How often the state of one upload is asked for at most. */
const maxStatusCalls = 60
/** X may say `pending` without saying when to ask again. */
const defaultWaitSeconds = 1
const longestWaitSeconds = 30

/**
 * Chunked upload (initialize, append, finalize, STATUS until it is done) and then the alt text. The whole of it
 * keeps to the call's time. Ends with the media id; an image without its alt text is a failed upload.
 */
export async function uploadOnX(
  client: XClient,
  account: Account,
  media: MediaFile,
  call: CallOptions,
): Promise<UploadOutcome> {
  const until = client.clock.monotonic() + call.timeoutMs
  const left = () => ({ ...call, timeoutMs: Math.max(1, Math.ceil(until - client.clock.monotonic())) })
  try {
    const handle = await sendChunks(client, account, media, left)
    await describe(client, account, handle, media.altText, left())
    return { type: 'uploaded', handle }
  } catch (thrown) {
    if (thrown instanceof NetworkFailureError) {
      return nothingShown(thrown.failure, 'The image could not be handed to X this time.')
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
      media_category: media.contentType === 'image/gif' ? 'tweet_gif' : 'tweet_image',
    },
  })
  const id = begun.data.id
  for (let index = 0; index * chunkBytes < media.bytes.length; index += 1) {
    const chunk = media.bytes.subarray(index * chunkBytes, (index + 1) * chunkBytes)
    await append(client, account, id, index, chunk, left())
  }
  // Without a JSON body, if only {}, X refuses to finalize.
  const finished = await ask({ method: 'POST', path: `media/upload/${pathPart(id)}/finalize`, body: {} })
  await untilProcessed(client, finished.data.processing_info, left, async () => {
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
  first: Processing,
  left: () => CallOptions,
  askState: () => Promise<Processing>,
): Promise<void> {
  let processing = first
  for (let calls = 0; processing && processing.state !== 'succeeded'; calls += 1) {
    if (processing.state === 'failed') {
      const said = processing.error?.message ?? processing.error?.name ?? 'no reason given'
      throw new NetworkFailureError({
        type: 'rejected',
        code: 'media failed',
        reason: `X cannot use this image. X says: "${said.slice(0, 200)}"`,
      })
    }
    const { timeoutMs, signal } = left()
    if (calls >= maxStatusCalls || timeoutMs <= 1) {
      throw new NetworkFailureError({
        type: 'not-sent',
        code: `media ${processing.state}`,
        reason: 'X took too long over the image.',
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
