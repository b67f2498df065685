import { queryOptions, useQuery } from '@tanstack/react-query'
import { type AnswerOf, call } from '../../../shared/api/client.ts'
import { freshFor } from '../../../shared/api/query-client.ts'

export type Changes = AnswerOf<'GET /api/v1/news/:id/changes'>

function changesQuery(id: string, from: number, to: number) {
  return queryOptions({
    queryKey: ['news', id, 'changes', from, to],
    queryFn: ({ signal }) =>
      call('GET /api/v1/news/:id/changes', { params: { id }, query: { from, to } }, signal),
    staleTime: freshFor.lists,
  })
}

/** What changed from one revision to another. */
export function useChanges(id: string, from: number, to: number) {
  return useQuery(changesQuery(id, from, to))
}
