import { DatelineError } from '../../core/errors/errors.ts'
import type { MediaKind } from './media-kind.ts'

/** The largest uploads, in bytes. A video is held in memory while it is sent, and our readers' lines are slow. */
const largestUpload = { picture: 10 * 1024 * 1024, video: 20 * 1024 * 1024 }

/** The largest that any upload may be, before its kind is known. */
const maxUploadBytes = Math.max(...Object.values(largestUpload))

/** The longest video, in seconds: what X takes of an account that pays nothing for more. */
export const longestVideoSeconds = 140

/** The most pixels that are ever unpacked, all frames together: what a small file can blow up to. */
export const maxPicturePixels = 40_000_000

/** A stored picture fits into a square of this side; no network shows more. */
export const longestSide = 4_096

/**
 * A stored still picture has at most so many bytes, so that what was approved is what every network takes: Facebook is
 * the strictest, with 4 MB (subcode 1366046).
 */
export const largestStillBytes = 4 * 1024 * 1024

/** A moving GIF has at most so many bytes once packed: what X takes. Facebook's limit is checked for each post. */
export const largestGifBytes = 15 * 1024 * 1024

/** How long re-encoding a file may take, in milliseconds by the clock: a busy machine lets the child wait. */
export const repackTimeoutMs = 40_000

/** @throws DatelineError `too-large`; while the kind is not known, above what any may have. */
export function assertMediaSize(bytes: number, kind?: MediaKind): void {
  const what = kind && (kind === 'video' ? 'video' : 'picture')
  const most = what ? largestUpload[what] : maxUploadBytes
  if (bytes <= most) return
  throw new DatelineError('media-too-large', {
    what: what ?? 'file',
    megabytes: (bytes / 1024 / 1024).toFixed(1),
    mostMegabytes: most / 1024 / 1024,
  })
}
