import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../shared/api/client.ts'

/** How many items in review are for others to decide, not for the person. */
export function inReviewQuery(officeIds: readonly string[] | undefined) {
  return queryOptions({
    queryKey: ['news', 'counts', 'in-review', officeIds],
    queryFn: ({ signal }) =>
      call(
        'GET /api/v1/news',
        {
          query: {
            state: 'in_review',
            limit: 100,
            ...(officeIds ? { officeId: [...officeIds] } : {}),
          },
        },
        signal,
      ),
    select: ({ items }) => items.length,
  })
}
