import type { z } from 'zod'
import { type MeasuredPost, type MetricReading, NetworkFailureError, type RemotePost } from './network.ts'

/** So many posts one after another that cannot be read are no fault of theirs. */
const mostInARow = 3

/**
 * Reads the figures of posts that a network gives one by one. A post that cannot be read has none today, and does not
 * cost the others theirs; what stops reading altogether, such as a limit, is thrown only where nothing was read.
 */
export async function readEachPost(
  posts: readonly MeasuredPost[],
  readOne: (post: MeasuredPost) => Promise<MetricReading[]>,
): Promise<MetricReading[]> {
  const readings: MetricReading[] = []
  let failed: NetworkFailureError | undefined
  let inARow = 0
  for (const post of posts) {
    try {
      readings.push(...(await readOne(post)))
      inARow = 0
    } catch (thrown) {
      if (!(thrown instanceof NetworkFailureError)) throw thrown
      failed = thrown
      inARow += 1
      const { type } = thrown.failure
      if (inARow === mostInARow || type === 'rate-limited' || type === 'channel-blocked') break
    }
  }
  if (failed && readings.length === 0) throw failed
  return readings
}

/**
 * The posts in a list, each read by itself: one whose form is not known is there all the same, and is marked as
 * unreadable. Undefined when an entry does not even say which post it is and when it was made.
 */
export function postsIn<Shape>(
  entries: readonly unknown[],
  schema: z.ZodType<Shape>,
  read: (shape: Shape) => RemotePost,
  identity: z.ZodType<{ externalId: string; createdAt: Date }>,
): RemotePost[] | undefined {
  const posts: RemotePost[] = []
  for (const entry of entries) {
    const whole = schema.safeParse(entry)
    const known = whole.success ? undefined : identity.safeParse(entry)
    if (whole.success) posts.push(read(whole.data))
    else if (known?.success)
      posts.push({ ...known.data, text: '', mediaCount: 0, links: [], unreadable: true })
    else return undefined
  }
  return posts
}
