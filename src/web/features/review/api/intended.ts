import { queryOptions } from '@tanstack/react-query'
import { type AnswerOf, call } from '../../../shared/api/client.ts'

export type IntendedPost = AnswerOf<'GET /api/v1/news/:id/intended-posts'>['items'][number]

/** The posts that the approval will make. */
export function intendedQuery(id: string) {
  return queryOptions({
    queryKey: ['news', id, 'intended'],
    queryFn: ({ signal }) => call('GET /api/v1/news/:id/intended-posts', { params: { id } }, signal),
    select: ({ items }): readonly IntendedPost[] => items,
  })
}
