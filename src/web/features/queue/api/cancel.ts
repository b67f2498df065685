import { call } from '../../../shared/api/client.ts'
import { useChangeOfPost } from './change-post.ts'

/** Takes a scheduled post off; the answer says how to take that back. */
export function useCancel(id: string) {
  return useChangeOfPost(() => call('POST /api/v1/posts/:id/cancel', { params: { id }, body: {} }))
}

export function useUndoChange() {
  return useChangeOfPost((changeId: string) =>
    call('POST /api/v1/calendar/changes/:id/undo', { params: { id: changeId }, body: {} }),
  )
}
