import { queryOptions, useQuery } from '@tanstack/react-query'
import { type AnswerOf, call } from '../../../shared/api/client.ts'

export type Person = AnswerOf<'GET /api/v1/people'>['items'][number]
export type Grant = Person['grants'][number]

const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: ({ signal }) => call('GET /api/v1/people', { query: { limit: 500 } }, signal),
})

/** The people that one manages. */
export function usePeople() {
  return useQuery(peopleQuery)
}
