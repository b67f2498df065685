import { useMutation } from '@tanstack/react-query'
import { type AnswerOf, call, type InputOf } from '../../../shared/api/client.ts'
import { useRefreshPosts } from './refresh-posts.ts'

export type Scheduled = AnswerOf<'POST /api/v1/posts'>

function schedule(body: InputOf<'POST /api/v1/posts'>['body']) {
  return call('POST /api/v1/posts', { body })
}

/**
 * Waits for the server; sent again before an answer, it schedules once. `onScheduled` is the mutation's own: the button may
 * be gone by then, because the posts are read again as soon as they are there.
 */
export function useSchedule(onScheduled?: (scheduled: Scheduled) => void) {
  return useMutation({
    mutationFn: schedule,
    ...(onScheduled ? { onSuccess: onScheduled } : {}),
    onSettled: useRefreshPosts(),
  })
}
