import { queryOptions } from '@tanstack/react-query'
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
