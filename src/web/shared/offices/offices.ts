import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { type AnswerOf, call } from '../api/client.ts'
import { freshFor } from '../api/query-client.ts'

export type Office = AnswerOf<'GET /api/v1/offices'>['items'][number]

export const officesQuery = queryOptions({
  queryKey: ['offices'],
  queryFn: ({ signal }) => call('GET /api/v1/offices', { query: { archived: 'all', limit: 500 } }, signal),
  select: ({ items }): readonly Office[] => items,
  staleTime: freshFor.setUp,
  meta: { kept: true },
})

/** All offices where the person has a role, the archived among them; the frame has read them before a page shows. */
export function useOffices(): readonly Office[] {
  return useSuspenseQuery(officesQuery).data
}

export function useOffice(id: string | null | undefined): Office | undefined {
  return useOffices().find(office => office.id === id)
}
