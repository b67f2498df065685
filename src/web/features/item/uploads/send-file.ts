import { call } from '../../../shared/api/client.ts'
import { Problem } from '../../../shared/api/problem.ts'
import { shrinkImage } from './shrink-image.ts'
import type { Sending } from './uploads.ts'

/** What the server takes of an image; a larger one is made smaller here first. */
const largestImage = 10 * 1024 * 1024
const retryDelays = [1_000, 3_000, 10_000, 30_000, 60_000]

/**
 * Sends a file in pieces by tus, goes on where it was after a break, and has it checked. Answers its media id.
 * @throws Problem, or the reason of the abort
 */
export async function sendFile(
  officeId: string,
  given: File,
  on: Sending,
  signal: AbortSignal,
): Promise<string> {
  const isLarge = given.type.startsWith('image/') && given.size > largestImage
  const file = isLarge ? await shrinkImage(given) : given
  if (file !== given) on.onShrunk(given.size, file.size)
  if (file.type.startsWith('image/') && file.size > largestImage) throw tooLarge(file.size)
  const { Upload } = await import('tus-js-client')
  signal.throwIfAborted()
  const address = await new Promise<string>((resolve, reject) => {
    const upload = new Upload(file, {
      endpoint: `/api/v1/media/uploads?officeId=${encodeURIComponent(officeId)}`,
      chunkSize: 512 * 1024,
      retryDelays,
      // The line may be gone for hours: what was sent stays on the server for a day.
      onShouldRetry: (error, attempt) => {
        const status = error.originalResponse?.getStatus() ?? 0
        return status === 0 ? attempt < 1_000 : status >= 500 && attempt < retryDelays.length
      },
      onProgress: (sent, all) => on.onProgress(all === 0 ? 0 : sent / all),
      onSuccess: () => resolve(upload.url ?? ''),
      onError: error => reject(problemIn(error)),
    })
    signal.addEventListener('abort', () => {
      // Of what was aborted tus says nothing any more.
      reject(signal.reason)
      upload.abort(true).catch(() => undefined)
    })
    upload.start()
  })
  on.onChecking()
  const id = new URL(address, location.href).pathname.split('/').at(-1) ?? ''
  const { mediaId } = await call('POST /api/v1/media/uploads/:id/finish', { params: { id } }, signal)
  return mediaId
}

/** As the server would refuse it once it had all of it. */
function tooLarge(bytes: number): Problem {
  const mebi = 1024 * 1024
  const params = { megabytes: Math.round((bytes / mebi) * 10) / 10, mostMegabytes: largestImage / mebi }
  const detail = `The picture has ${params.megabytes} MB; at most ${params.mostMegabytes} MB are allowed.`
  return new Problem({ code: 'media-too-large', params, detail }, 413)
}

interface TusError extends Error {
  originalResponse?: { getStatus(): number; getBody(): string } | null
}

/** What the server said, where it said something. */
function problemIn(error: TusError | Error): Problem {
  const answer = 'originalResponse' in error ? error.originalResponse : undefined
  if (!answer) return new Problem({ code: 'unreachable', detail: 'Dateline cannot be reached.' }, 0)
  try {
    return new Problem(JSON.parse(answer.getBody()), answer.getStatus())
  } catch {
    return new Problem({ detail: error.message }, answer.getStatus())
  }
}
