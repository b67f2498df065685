import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query'
import { type AnswerOf, call, type InputOf } from '../../../shared/api/client.ts'

export type NewsRow = AnswerOf<'GET /api/v1/news'>['items'][number]

/** Items by a filter, page after page of 50. */
export function newsListQuery(filter: InputOf<'GET /api/v1/news'>['query']) {
  return infiniteQueryOptions({
    queryKey: ['news', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/v1/news', { query: { ...filter, ...(pageParam ? { cursor: pageParam } : {}) } }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
  })
}

export function useNewsList(filter: InputOf<'GET /api/v1/news'>['query']) {
  return useInfiniteQuery(newsListQuery(filter))
}
