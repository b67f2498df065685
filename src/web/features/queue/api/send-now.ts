import { call } from '../../../shared/api/client.ts'
import { useChangeOfPost } from './change-post.ts'

/** Makes a scheduled post due at once. */
export function useSendNow(id: string) {
  return useChangeOfPost(() => call('POST /api/v1/posts/:id/send-now', { params: { id } }))
}
