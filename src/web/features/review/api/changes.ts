import { queryOptions } from '@tanstack/react-query'
import { type AnswerOf, call } from '../../../shared/api/client.ts'

export type Changes = AnswerOf<'GET /api/v1/news/:id/changes'>

/** What is other in one revision than in another; revisions never change, so it is read once. */
export function changesQuery(id: string, from: number, to: number) {
  return queryOptions({
    queryKey: ['news', id, 'changes', from, to],
    queryFn: ({ signal }) =>
      call('GET /api/v1/news/:id/changes', { params: { id }, query: { from, to } }, signal),
  })
}
