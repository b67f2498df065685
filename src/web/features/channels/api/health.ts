import { queryOptions, useQuery } from '@tanstack/react-query'
import { type AnswerOf, call } from '../../../shared/api/client.ts'

export type Finding = AnswerOf<'GET /api/v1/channels/:id/health'>['items'][number]

export function healthQuery(id: string) {
  return queryOptions({
    queryKey: ['channels', id, 'health'],
    queryFn: ({ signal }) =>
      call('GET /api/v1/channels/:id/health', { params: { id }, query: { limit: 12 } }, signal),
  })
}

export function useHealth(id: string) {
  return useQuery(healthQuery(id))
}
