import { z } from 'zod'
import type { Repacked } from './reencode.ts'
import { RepackingError, type RepackingSource, runRepacking, unusable } from './run-repacking.ts'

const script = new URL('remux-process.ts', import.meta.url)

const header = z.object({
  contentType: z.literal('video/mp4'),
  width: z.int().positive(),
  height: z.int().positive(),
  milliseconds: z.int().positive(),
})

/**
 * Puts the picture and the sound of a video into a new MP4, as they are: no place, device, date or title, no other
 * tracks, nothing hidden behind them.
 *
 * @throws DatelineError `bad-input` for a video that is broken or too long, or whose coding not every network takes.
 */
export async function remuxVideo(source: RepackingSource): Promise<Repacked> {
  try {
    return await runRepacking({ source, script }, header)
  } catch (thrown) {
    throw thrown instanceof RepackingError ? unusable('video', thrown.message) : thrown
  }
}
