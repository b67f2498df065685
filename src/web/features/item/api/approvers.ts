import { queryOptions, useQuery } from '@tanstack/react-query'
import { type AnswerOf, call } from '../../../shared/api/client.ts'

export type Approver = AnswerOf<'GET /api/v1/news/:id/approvers'>['items'][number]

function approversQuery(id: string) {
  return queryOptions({
    queryKey: ['news', id, 'approvers'],
    queryFn: ({ signal }) =>
      call('GET /api/v1/news/:id/approvers', { params: { id }, query: { limit: 100 } }, signal),
  })
}

/** Whose role may approve the item, those who may do it now first; undefined until they are known. */
export function useApprovers(id: string): readonly Approver[] | undefined {
  return useQuery(approversQuery(id)).data?.items
}
