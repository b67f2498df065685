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

/** How many work in the office, asked each time it shows: an invitation is accepted in another browser. */
export function useColleagueCount(officeId: string): number {
  const { data } = useQuery({ ...colleaguesQuery(officeId), refetchOnMount: 'always' })
  return activeOf(data).length
}

/** Those who work in the office now. */
export function useColleagues(officeId: string): readonly Colleague[] {
  const { data } = useQuery(colleaguesQuery(officeId))
  return activeOf(data)
}

function activeOf(answer: AnswerOf<'GET /api/v1/colleagues'> | undefined): readonly Colleague[] {
  return answer?.items.filter(({ state }) => state === 'active') ?? []
}
