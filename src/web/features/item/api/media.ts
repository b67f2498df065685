import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query'
import { call } from '../../../shared/api/client.ts'

function libraryQuery(officeId: string) {
  return infiniteQueryOptions({
    queryKey: ['media', officeId],
    queryFn: ({ signal, pageParam }) =>
      call(
        'GET /api/v1/media',
        { query: { officeId: [officeId], limit: 40, ...(pageParam ? { cursor: pageParam } : {}) } },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })
}

/** The files of an office, the newest first. */
export function useLibrary(officeId: string) {
  return useInfiniteQuery(libraryQuery(officeId))
}
