import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { call, type InputOf } from '../../../shared/api/client.ts'

/** How many items there are in each state, by the filter of the list. */
function newsCountsQuery(filter: InputOf<'GET /api/v1/news/counts'>['query']) {
  return queryOptions({
    queryKey: ['news', 'counts', filter],
    queryFn: ({ signal }) => call('GET /api/v1/news/counts', { query: filter }, signal),
    placeholderData: keepPreviousData,
  })
}

export function useNewsCounts(filter: InputOf<'GET /api/v1/news/counts'>['query']) {
  return useQuery(newsCountsQuery(filter)).data
}
