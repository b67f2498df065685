import { infiniteQueryOptions, useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { type AnswerOf, call } from '../../../shared/api/client.ts'

export type Revision = AnswerOf<'GET /api/v1/news/:id/revisions'>['items'][number]

function revisionsQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ['news', id, 'revisions'],
    queryFn: ({ signal, pageParam }) =>
      call(
        'GET /api/v1/news/:id/revisions',
        { params: { id }, query: { limit: 30, ...(pageParam ? { cursor: pageParam } : {}) } },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    staleTime: 0,
  })
}

export function useRevisions(id: string) {
  return useSuspenseInfiniteQuery(revisionsQuery(id))
}
