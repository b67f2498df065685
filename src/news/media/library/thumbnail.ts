import { Readable } from 'node:stream'
import { z } from 'zod'
import { assertBudgetLeft } from '../../../bounded/processor-budget.ts'
import { createTurns } from '../../../bounded/turns.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import { type MediaDeps, type MediaFacts, readMedia } from '../media.view.ts'
import { RepackingError, runRepacking, unusable } from '../re-encoding/run-repacking.ts'

const script = new URL('thumbnail-process.ts', import.meta.url)
const header = z.object({ width: z.int().positive(), height: z.int().positive() })

/** A list shows some fifty files, each made once by a process of its own: more may wait than elsewhere. */
const turns = createTurns({
  what: 'thumbnails',
  atOnce: 3,
  atOnceForOne: 2,
  waiting: 400,
  waitingForOne: 150,
})

/** Those that are being made, by key: a second request meanwhile gets the same. */
const underWay = new Map<string, Promise<Buffer>>()

/**
 * A small copy of a stored picture, as WebP: no wider than `width` pixels, and never enlarged. Made at the first request,
 * by the bounded decoder and in the person's turn, and kept beside the file.
 * @throws DatelineError `media-has-no-thumbnail` for a video; as `readMedia`; BusyError where too many wait.
 */
export async function thumbnailOf(
  deps: MediaDeps,
  { media, width, person }: { media: MediaFacts; width: number; person: string },
): Promise<Readable> {
  if (media.contentType === 'video/mp4')
    throw new DatelineError('media-has-no-thumbnail', { mediaId: media.id })
  const key = `thumbnails/${width}/${media.sha256}`
  const kept = await deps.mediaStorage.get(key)
  if (kept) return kept
  const making = underWay.get(key) ?? makeOnce(key, () => make(deps, media, { key, width, person }))
  return Readable.from([await making])
}

function makeOnce(key: string, work: () => Promise<Buffer>): Promise<Buffer> {
  const making = work().finally(() => underWay.delete(key))
  underWay.set(key, making)
  return making
}

async function make(
  deps: MediaDeps,
  { id }: MediaFacts,
  { key, width, person }: { key: string; width: number; person: string },
): Promise<Buffer> {
  assertBudgetLeft()
  return await turns.run(person, async () => {
    assertBudgetLeft()
    const { bytes } = await readMedia(deps, id)
    const small = await runRepacking({ source: { bytes }, script, kind: String(width) }, header).catch(
      thrown => {
        throw thrown instanceof RepackingError ? unusable('picture', thrown.message) : thrown
      },
    )
    await deps.mediaStorage.put(key, small.bytes, 'image/webp')
    return small.bytes
  })
}
