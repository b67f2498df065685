import { queryOptions } from '@tanstack/react-query'
import { type AnswerOf, call } from '../../../shared/api/client.ts'

type CommentedPost = AnswerOf<'GET /api/v1/posts'>['items'][number]

/** Posts that are out and whose first comment waits for a person. */
export function commentsInDoubtQuery(officeIds: readonly string[] | undefined) {
  return queryOptions({
    queryKey: ['posts', 'queue', 'comments'],
    queryFn: ({ signal }) =>
      call('GET /api/v1/posts', { query: { commentState: 'needs_attention', limit: 200 } }, signal),
    select: ({ items }): readonly CommentedPost[] =>
      items.filter(({ officeId }) => officeIds?.includes(officeId) ?? true),
    refetchInterval: 30_000,
  })
}
