import type { Preview } from '../../api/preview.ts'

/** The channels of a preview, each once, in its order. */
export function channelsOf({ posts }: Pick<Preview, 'posts'>): string[] {
  return [...new Set(posts.map(({ channelId }) => channelId))]
}
