import { queryOptions } from '@tanstack/react-query'
import { type AnswerOf, call } from '../../../shared/api/client.ts'

/** A post with its parts, its first comment and every attempt. */
export type PostDetail = AnswerOf<'GET /api/v1/posts/:id'>
export type Attempt = PostDetail['attempts'][number]
export type Segment = PostDetail['segments'][number]

export function postQuery(id: string) {
  return queryOptions({
    queryKey: ['posts', id],
    queryFn: ({ signal }) => call('GET /api/v1/posts/:id', { params: { id } }, signal),
    // It moves by itself: a look-up settles a doubt, an attempt ends.
    refetchInterval: 15_000,
  })
}
