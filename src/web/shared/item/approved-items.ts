import { queryOptions, useQuery } from '@tanstack/react-query'
import { call } from '../api/client.ts'

/** The approved items of an office, the newest first: at most the hundred latest. */
export function approvedItemsQuery(officeId: string) {
  return queryOptions({
    queryKey: ['news', 'approved', officeId],
    queryFn: ({ signal }) =>
      call('GET /api/v1/news', { query: { officeId, state: 'approved', limit: 100 } }, signal),
    select: ({ items }) => items,
  })
}

/** Those of the items that can still be chosen: a form may have kept them for days. All of them until that is known. */
export function useStillApproved(officeId: string, newsItemIds: readonly string[]): readonly string[] {
  const { data } = useQuery({ ...approvedItemsQuery(officeId), enabled: officeId !== '' })
  return data ? newsItemIds.filter(id => data.some(item => item.id === id)) : newsItemIds
}
