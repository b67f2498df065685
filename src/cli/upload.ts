import type { DetailedError } from 'tus-js-client'
import type { MediaSummary } from '../api/news/media.ts'
import { uploads } from '../api/news/uploads.ts'
import { messageOf } from '../core/errors/errors.ts'
import { sha256 } from '../core/hash.ts'
import { type Client, refusalOf } from './client.ts'
import { keepUpload, keptUpload } from './kept-uploads.ts'
import { say } from './output.ts'

/** How much goes in one request, in bytes: the server gives a request a minute. */
const pieceBytes = 1024 * 1024

/** Waits before going on after a break, in milliseconds; they start again from the first whenever something has arrived. */
const retryDelays = [0, 1_000, 3_000, 5_000, 10_000]

/**
 * Sends a picture or a video in pieces and goes on where the line broke, in this run and, if that was not enough, in the next one
 * with the same file. Throws one sentence for people.
 */
export async function uploadMedia(
  client: Client,
  input: { name: string; bytes: Uint8Array; officeId: string },
  waits = retryDelays,
): Promise<MediaSummary> {
  const { name, bytes, officeId } = input
  const key = sha256(`${client.origin} ${officeId} ${sha256(bytes)}`)
  const address = await sendPieces(client, { name, bytes, officeId, key, waits })
  const id = new URL(address).pathname.split('/').at(-1) ?? ''
  const media = await client.call(uploads.finish, { params: { id } })
  keepUpload(key, undefined)
  return media
}

async function sendPieces(
  client: Client,
  input: { name: string; bytes: Uint8Array; officeId: string; key: string; waits: number[] },
): Promise<string> {
  const { name, bytes, officeId, key, waits } = input
  // Loaded only by the command that needs it.
  const { Upload } = await import('tus-js-client')
  const before = keptUpload(key)
  return await new Promise((resolve, reject) => {
    let sent = 0
    const upload = new Upload(Buffer.from(bytes), {
      endpoint: client.addressOf(uploads.begin, { query: { officeId } }),
      uploadUrl: before ?? null,
      headers: client.headers(),
      chunkSize: pieceBytes,
      retryDelays: waits,
      onUploadUrlAvailable: () => keepUpload(key, upload.url ?? undefined),
      onChunkComplete: (_chunk, accepted) => {
        sent = accepted
      },
      onShouldRetry(error) {
        const mayPass = isPassing(error)
        if (mayPass) say(`${name}: the line broke after ${percent(sent, bytes)}; going on.`)
        return mayPass
      },
      onError: thrown => void asSentence(client, thrown).then(reject, reject),
      onSuccess: () => resolve(upload.url ?? ''),
    })
    upload.start()
  })
}

/** Faults of the line and of a server that is overloaded; what is refused stays refused. */
function isPassing(error: unknown): boolean {
  const status = responseOf(error)?.getStatus() ?? 0
  return status === 0 || status === 409 || status === 423 || status === 429 || status >= 500
}

async function asSentence(client: Client, thrown: Error): Promise<Error> {
  const response = responseOf(thrown)
  if (response && response.getStatus() > 0) {
    const answer = new Response(response.getBody(), { status: response.getStatus() })
    return await refusalOf(answer, 'lines')
  }
  return new Error(
    `${client.origin} cannot be reached (${reasonOf(thrown)}). Run the same command again later: it goes on where it stopped.`,
  )
}

function responseOf(error: unknown): DetailedError['originalResponse'] {
  return error instanceof Error && 'originalResponse' in error
    ? (error as DetailedError).originalResponse
    : null
}

function reasonOf(thrown: Error): string {
  const cause = 'causingError' in thrown ? (thrown as DetailedError).causingError : null
  return cause && 'code' in cause ? String(cause.code) : messageOf(cause ?? thrown)
}

function percent(sent: number, bytes: Uint8Array): string {
  return `${Math.floor((sent / bytes.byteLength) * 100)} %`
}
