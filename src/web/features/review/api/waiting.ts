import { queryOptions } from '@tanstack/react-query'
import { type AnswerOf, call } from '../../../shared/api/client.ts'

export type WaitingItem = AnswerOf<'GET /api/v1/news'>['items'][number]

/** What the person may decide on and had no part in, the oldest first. */
export function waitingQuery(officeIds: readonly string[] | undefined) {
  return queryOptions({
    queryKey: ['news', 'waiting', officeIds],
    queryFn: ({ signal }) =>
      call(
        'GET /api/v1/news',
        {
          query: {
            state: 'in_review',
            waitingForMe: 'yes',
            sort: 'oldest',
            limit: 100,
            ...(officeIds ? { officeId: [...officeIds] } : {}),
          },
        },
        signal,
      ),
    select: ({ items }): readonly WaitingItem[] => items,
  })
}
