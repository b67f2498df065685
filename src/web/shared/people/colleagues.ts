import { queryOptions, useQuery } from '@tanstack/react-query'
import { type AnswerOf, call } from '../api/client.ts'
import { freshFor } from '../api/query-client.ts'

export type Colleague = AnswerOf<'GET /api/v1/colleagues'>['items'][number]

function colleaguesQuery(officeId: string) {
  return queryOptions({
    queryKey: ['colleagues', officeId],
    queryFn: ({ signal }) => call('GET /api/v1/colleagues', { query: { officeId, limit: 500 } }, signal),
    staleTime: freshFor.setUp,
  })
}

/** Those who work in the office now. */
export function useColleagues(officeId: string): readonly Colleague[] {
  const { data } = useQuery(colleaguesQuery(officeId))
  return data?.items.filter(({ state }) => state === 'active') ?? []
}
