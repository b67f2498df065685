import type { AnswerOf } from '../../../../shared/api/client.ts'

export type PostLayout = AnswerOf<'POST /api/v1/posts/preview'>['posts'][number]

export interface NetworkCount {
  network: string
  /** As the network counts, over all parts. */
  length: number
  /** How many posts it becomes there. */
  parts: number
  refusals: readonly string[]
}

/** What the text of one language comes to on each network; of several channels the longest counts. */
export function countsOf(posts: readonly PostLayout[], language: string): NetworkCount[] {
  const counts = new Map<string, NetworkCount>()
  for (const { network, segments, refusals, language: own } of posts) {
    if (own !== language) continue
    const length = segments.reduce((sum, segment) => sum + segment.length, 0)
    const known = counts.get(network)
    if (!known || known.length < length)
      counts.set(network, { network, length, parts: segments.length, refusals })
  }
  return [...counts.values()]
}
