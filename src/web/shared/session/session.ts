import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { type AnswerOf, call } from '../api/client.ts'
import { freshFor } from '../api/query-client.ts'

/** Who is signed in: name, roles in offices, and how the screens look for them. */
export type Session = AnswerOf<'GET /api/v1/me'>
export type Preferences = Session['preferences']
export type Role = Session['grants'][number]['role']

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => call('GET /api/v1/me', {}, signal),
  staleTime: freshFor.setUp,
  meta: { kept: true },
})

/** Inside the frame there is always a session. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data
}

export function usePreferences(): Preferences {
  return useSession().preferences
}
