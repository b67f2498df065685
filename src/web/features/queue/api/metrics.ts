import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../shared/api/client.ts'

/** What a post has reached, at each age at which it is measured. */
export function metricsQuery(id: string) {
  return queryOptions({
    queryKey: ['posts', id, 'metrics'],
    queryFn: ({ signal }) => call('GET /api/v1/posts/:id/metrics', { params: { id } }, signal),
  })
}
