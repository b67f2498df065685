import { queryOptions, useQuery } from '@tanstack/react-query'
import { type AnswerOf, call } from '../api/client.ts'
import { freshFor } from '../api/query-client.ts'

export type Network = AnswerOf<'GET /api/v1/networks'>['items'][number]

export const networksQuery = queryOptions({
  queryKey: ['networks'],
  queryFn: ({ signal }) => call('GET /api/v1/networks', {}, signal),
  select: ({ items }): readonly Network[] => items,
  staleTime: freshFor.setUp,
  meta: { kept: true },
})

/** What a network is called; its id until the networks are read. */
export function useNetworkName(): (network: string) => string {
  const networks = useQuery(networksQuery).data ?? []
  return network => networks.find(each => each.name === network)?.label ?? network
}
