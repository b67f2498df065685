import { queryOptions, useQuery } from '@tanstack/react-query'
import { call } from '../../../shared/api/client.ts'

const countsQuery = queryOptions({
  queryKey: ['news', 'counts', 'first-day'],
  queryFn: ({ signal }) => call('GET /api/v1/news/counts', {}, signal),
})

/** How far the first items have come; undefined until it is known. */
export function useItemCounts() {
  return useQuery(countsQuery).data
}
