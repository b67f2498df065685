import { queryOptions, useMutation } from '@tanstack/react-query'
import { type AnswerOf, call, type InputOf } from '../../../shared/api/client.ts'
import { useRefreshPosts } from './refresh-posts.ts'

export type IntendedPost = AnswerOf<'GET /api/v1/news/:id/intended-posts'>['items'][number]
export type Intention = InputOf<'PUT /api/v1/news/:id/intended-posts'>['body']['posts'][number]

/** The posts that approval will make of the item. */
export function intendedPostsQuery(id: string) {
  return queryOptions({
    queryKey: ['news', id, 'intended'],
    queryFn: ({ signal }) => call('GET /api/v1/news/:id/intended-posts', { params: { id } }, signal),
    select: ({ items }): readonly IntendedPost[] => items,
  })
}

export function useIntendPosts(id: string) {
  return useMutation({
    mutationFn: (posts: Intention[]) =>
      call('PUT /api/v1/news/:id/intended-posts', { params: { id }, body: { posts } }),
    onSettled: useRefreshPosts(),
  })
}
