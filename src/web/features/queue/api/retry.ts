import { call } from '../../../shared/api/client.ts'
import { useChangeOfPost } from './change-post.ts'

/** Sends a failed post once more. */
export function useRetry(id: string) {
  return useChangeOfPost(() => call('POST /api/v1/posts/:id/retry', { params: { id } }))
}
