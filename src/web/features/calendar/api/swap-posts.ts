import { call } from '../../../shared/api/client.ts'

/** Swaps the times of two posts: both or none. */
export function swapPosts(postId: string, otherId: string) {
  return call('POST /api/v1/calendar/swap', { body: { postId, otherId } })
}
