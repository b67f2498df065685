import { queryOptions, useMutation } from '@tanstack/react-query'
import { call, type InputOf } from '../../../shared/api/client.ts'
import { useRefreshPosts } from './refresh-posts.ts'

type Move = Omit<InputOf<'POST /api/v1/posts/:id/move'>['body'], 'dryRun'>

/** Another time or channel for a post that waits. */
export function useMove(id: string) {
  return useMutation({
    mutationFn: (body: Move) => call('POST /api/v1/posts/:id/move', { params: { id }, body }),
    onSettled: useRefreshPosts(),
  })
}

export function useCancel() {
  return useMutation({
    mutationFn: (id: string) => call('POST /api/v1/posts/:id/cancel', { params: { id }, body: {} }),
    onSettled: useRefreshPosts(),
  })
}

/** Takes a published post off its network. */
export function useDelete(id: string) {
  return useMutation({
    mutationFn: (reason: string) =>
      call('DELETE /api/v1/posts/:id/published', { params: { id }, query: reason ? { reason } : {} }),
    onSettled: useRefreshPosts(),
  })
}

/** Gives a published post the newly approved words of its item. */
export function useEditPublished(id: string) {
  return useMutation({
    mutationFn: () => call('POST /api/v1/posts/:id/edit', { params: { id }, body: {} }),
    onSettled: useRefreshPosts(),
  })
}

/** What such an edit would change; refused where its network edits no post, and where nothing new is approved. */
export function editTrialQuery(id: string) {
  return queryOptions({
    queryKey: ['posts', id, 'edit'],
    queryFn: ({ signal }) =>
      call('POST /api/v1/posts/:id/edit', { params: { id }, body: { dryRun: true } }, signal),
    retry: false,
    staleTime: 0,
  })
}

export function useRetry(id: string) {
  return useMutation({
    mutationFn: () => call('POST /api/v1/posts/:id/retry', { params: { id } }),
    onSettled: useRefreshPosts(),
  })
}
