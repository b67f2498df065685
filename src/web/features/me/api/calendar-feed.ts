import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../shared/api/client.ts'

function feedQuery(id: string) {
  return queryOptions({
    queryKey: ['calendar-feed', id],
    queryFn: ({ signal }) => call('GET /api/v1/offices/:id/calendar-feed', { params: { id } }, signal),
    enabled: id !== '',
  })
}

export function useCalendarFeed(id: string) {
  return useQuery(feedQuery(id))
}

export function useEditCalendarFeed(id: string) {
  const client = useQueryClient()
  const onSettled = () => client.invalidateQueries(feedQuery(id))
  return {
    make: useMutation({
      mutationFn: () => call('POST /api/v1/offices/:id/calendar-feed', { params: { id } }),
      onSettled,
    }),
    revoke: useMutation({
      mutationFn: () => call('DELETE /api/v1/offices/:id/calendar-feed', { params: { id } }),
      onSettled,
    }),
  }
}
