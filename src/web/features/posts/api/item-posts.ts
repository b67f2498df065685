import { queryOptions } from '@tanstack/react-query'
import { type AnswerOf, call } from '../../../shared/api/client.ts'

export type ItemPost = AnswerOf<'GET /api/v1/posts'>['items'][number]

/** All posts of an item, whatever became of them, in order of due time. */
export function itemPostsQuery(newsItemId: string) {
  return queryOptions({
    queryKey: ['posts', { newsItemId }],
    queryFn: ({ signal }) => call('GET /api/v1/posts', { query: { newsItemId, limit: 500 } }, signal),
    select: ({ items }): readonly ItemPost[] => items,
  })
}
