import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../shared/api/client.ts'

export const unreadQuery = queryOptions({
  queryKey: ['notifications', 'count'],
  queryFn: ({ signal }) => call('GET /api/v1/notifications/count', {}, signal),
})
