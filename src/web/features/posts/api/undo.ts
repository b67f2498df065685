import { useMutation } from '@tanstack/react-query'
import { call } from '../../../shared/api/client.ts'
import { useRefreshPosts } from './refresh-posts.ts'

function undo(changeId: string) {
  return call('POST /api/v1/calendar/changes/:id/undo', { params: { id: changeId }, body: {} })
}

export function useUndo() {
  return useMutation({ mutationFn: undo, onSettled: useRefreshPosts() })
}
