import { queryOptions, useQuery } from '@tanstack/react-query'
import { type AnswerOf, call } from '../../../shared/api/client.ts'
import { freshFor } from '../../../shared/api/query-client.ts'

export type Topic = AnswerOf<'GET /api/v1/topics'>['items'][number]

const topicsQuery = queryOptions({
  queryKey: ['topics', 'all'],
  queryFn: ({ signal }) => call('GET /api/v1/topics', { query: { show: 'all', limit: 500 } }, signal),
  staleTime: freshFor.setUp,
  meta: { kept: true },
})

export function useTopics(): readonly Topic[] {
  return useQuery(topicsQuery).data?.items ?? []
}
