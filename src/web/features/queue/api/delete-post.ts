import { call } from '../../../shared/api/client.ts'
import { useChangeOfPost } from './change-post.ts'

/** Deletes a published post from its network; its record stays. */
export function useDeletePost(id: string) {
  return useChangeOfPost(() => call('DELETE /api/v1/posts/:id/published', { params: { id } }))
}
