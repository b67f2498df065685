import { queryOptions } from '@tanstack/react-query'
import { type AnswerOf, call } from '../../../shared/api/client.ts'
import { freshFor } from '../../../shared/api/query-client.ts'

export type Project = AnswerOf<'GET /api/v1/projects'>['items'][number]

export const projectsQuery = queryOptions({
  queryKey: ['projects', 'all'],
  queryFn: ({ signal }) => call('GET /api/v1/projects', { query: { show: 'all', limit: 500 } }, signal),
  select: ({ items }): readonly Project[] => items,
  staleTime: freshFor.setUp,
})
