import { queryOptions, useQuery } from '@tanstack/react-query'
import { type AnswerOf, call } from '../api/client.ts'
import { freshFor } from '../api/query-client.ts'

export type Topic = AnswerOf<'GET /api/v1/topics'>['items'][number]

/** All topics in their order, the archived too. */
export const topicsQuery = queryOptions({
  queryKey: ['topics', 'all'],
  queryFn: ({ signal }) => call('GET /api/v1/topics', { query: { show: 'all', limit: 500 } }, signal),
  staleTime: freshFor.setUp,
  meta: { kept: true },
})

/** All topics in their order, the archived too; none until they are read. */
export function useTopics(): readonly Topic[] {
  return useQuery(topicsQuery).data?.items ?? []
}
