import { DatelineError } from '../../core/errors.ts'

/** The largest upload, in bytes. */
export const maxPictureBytes = 10 * 1024 * 1024

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

/** How long re-encoding may take, in milliseconds of the child process. */
export const reencodeTimeoutMs = 20_000

/** @throws DatelineError `too-large`. */
export function assertPictureSize(bytes: number): void {
  if (bytes <= maxPictureBytes) return
  throw new DatelineError(
    'too-large',
    `The picture has ${(bytes / 1024 / 1024).toFixed(1)} MB; at most ${maxPictureBytes / 1024 / 1024} MB are allowed.`,
  )
}
