import { queryOptions, useQuery } from '@tanstack/react-query'
import { call } from '../../../shared/api/client.ts'
import { freshFor } from '../../../shared/api/query-client.ts'

const topicsQuery = queryOptions({
  queryKey: ['topics', 'list'],
  queryFn: ({ signal }) => call('GET /api/v1/topics', { query: { limit: 500 } }, signal),
  staleTime: freshFor.setUp,
})

/** The topics that items can have, in their order; none until they are read. */
export function useTopics() {
  return useQuery(topicsQuery).data?.items ?? []
}
