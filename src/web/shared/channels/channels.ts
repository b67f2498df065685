import { queryOptions, useQuery } from '@tanstack/react-query'
import { type AnswerOf, call } from '../api/client.ts'
import { freshFor } from '../api/query-client.ts'

export type Channel = AnswerOf<'GET /api/v1/channels'>['items'][number]

export const channelsQuery = queryOptions({
  queryKey: ['channels'],
  queryFn: ({ signal }) => call('GET /api/v1/channels', { query: { limit: 500 } }, signal),
  select: ({ items }): readonly Channel[] => items,
  staleTime: freshFor.setUp,
  meta: { kept: true },
})

/** The channels of all offices of the person; none until they are read. */
export function useChannels(): readonly Channel[] {
  return useQuery(channelsQuery).data ?? []
}
