import { queryOptions } from '@tanstack/react-query'
import { call, type InputOf } from '../../../shared/api/client.ts'

export type MoveWish = Omit<InputOf<'POST /api/v1/posts/:id/move'>['body'], 'dryRun'>

/** Where a move would put a post, and which rules that breaks; nothing is changed. */
export function moveTrialQuery(id: string, wish: MoveWish) {
  return queryOptions({
    queryKey: ['posts', id, 'move', wish],
    queryFn: ({ signal }) =>
      call('POST /api/v1/posts/:id/move', { params: { id }, body: { ...wish, dryRun: true } }, signal),
    retry: false,
    gcTime: 60_000,
  })
}
