import { z } from 'zod'
import type { CropArea } from '../../../networks/crop.ts'
import type { PictureKind } from '../media-kind.ts'
import { maxPicturePixels } from '../media-limits.ts'
import type { StoredContentType } from '../stored-content-type.ts'
import { RepackingError, type RepackingSource, runRepacking, unusable } from './run-repacking.ts'

/** A re-encoded file, as it is kept. */
export interface Repacked {
  bytes: Buffer
  contentType: StoredContentType
  /** Pixels, upright; of one frame where it moves. */
  width: number
  height: number
  /** How long a video plays. */
  milliseconds?: number
}

const script = new URL('reencode-process.ts', import.meta.url)

const header = z.object({
  contentType: z.enum(['image/jpeg', 'image/png', 'image/gif']),
  width: z.int().positive(),
  height: z.int().positive(),
})

/**
 * Decodes and re-encodes a picture, so that only its pixels go on: no EXIF, no place where it was taken, nothing
 * hidden behind it.
 *
 * @param area the part of it to take; the whole where it is absent.
 * @throws DatelineError `bad-input` for a picture that is broken, too large or takes too long.
 */
export async function reencodePicture(
  source: RepackingSource,
  kind: PictureKind,
  area?: CropArea,
): Promise<Repacked> {
  try {
    const part = area && { area: [area.x, area.y, area.width, area.height].join(',') }
    return await runRepacking({ source, script, kind, ...part }, header)
  } catch (thrown) {
    if (!(thrown instanceof RepackingError)) throw thrown
    const isLarge = /pixel limit/i.test(thrown.message)
    const why = isLarge ? `it has more than ${maxPicturePixels / 1_000_000} million pixels` : thrown.message
    throw unusable('picture', why)
  }
}
