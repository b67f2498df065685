import type { PreviewedPost } from '../../shared/previews/previewed-post.ts'

export type Result =
  | { kind: 'refused' | 'whole' | 'shortened' | 'already' }
  | { kind: 'thread'; count: number }

/** What becomes of the text on a channel, in one word. */
export function resultOf(post: PreviewedPost): Result {
  if (post.alreadyScheduled) return { kind: 'already' }
  if (post.refusals.length > 0) return { kind: 'refused' }
  if (post.segments.length > 1) return { kind: 'thread', count: post.segments.length }
  return { kind: post.parts.some(({ kind }) => kind === 'ellipsis') ? 'shortened' : 'whole' }
}
