import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { type AnswerOf, call } from '../../../shared/api/client.ts'

export type Comment = AnswerOf<'GET /api/v1/news/:id/comments'>['items'][number]

export function commentsQuery(id: string) {
  return queryOptions({
    queryKey: ['comments', id],
    queryFn: ({ signal }) =>
      call('GET /api/v1/news/:id/comments', { params: { id }, query: { limit: 500 } }, signal),
  })
}

export function useComments(id: string): readonly Comment[] {
  return useSuspenseQuery(commentsQuery(id)).data.items
}

/** Those that are not resolved; 0 until they are read. */
export function useCommentCount(id: string): number {
  const { data } = useQuery(commentsQuery(id))
  return data?.items.filter(({ resolved }) => resolved === null).length ?? 0
}
