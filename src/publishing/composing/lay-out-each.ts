import { DatelineError } from '../../core/errors/errors.ts'
import { layOutLong } from './layouts.ts'
import { type PostMaterial, type RenderedPost, renderPosts } from './render-posts.ts'
import { directionOf } from './words/direction.ts'

/** A post; or one that cannot be laid out, with the reason, and without segments. */
export type LaidOut = RenderedPost & { unlaid?: string }

/**
 * Lays out post by post, so that one that cannot be laid out leaves the others as they are.
 * @throws DatelineError `too-costly` and BusyError, as `layOutLong`.
 */
export async function layOutEach(materials: readonly PostMaterial[], person: string): Promise<LaidOut[]> {
  const inputs = materials.map(({ format }) => format)
  // On its thread the first fault ends the work: then each is laid out by itself, to find whose it was.
  const together = await layOutLong(inputs, person).catch(faultOfText)
  const posts: LaidOut[] = []
  for (const material of materials) {
    try {
      const isWhole = !(together instanceof DatelineError)
      const layouts = isWhole ? together : await layOutLong([material.format], person)
      posts.push(...renderPosts([material], layouts))
    } catch (thrown) {
      posts.push(withoutLayout(material, faultOfText(thrown)))
    }
  }
  return posts
}

/** What a person can correct in the text or the channel; anything else goes on. */
function faultOfText(thrown: unknown): DatelineError {
  if (thrown instanceof DatelineError && thrown.family === 'bad-input') return thrown
  throw thrown
}

function withoutLayout({ format, warnings, ...post }: PostMaterial, { message }: DatelineError): LaidOut {
  const direction = directionOf(format.text, format.language)
  return { ...post, formatted: { segments: [], parts: [], direction, warnings }, unlaid: message }
}
