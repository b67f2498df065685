import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../shared/api/client.ts'

/** Whether an office has a secret address for calendar programs. */
export function feedQuery(officeId: string) {
  return queryOptions({
    queryKey: ['calendar-feed', officeId],
    queryFn: ({ signal }) =>
      call('GET /api/v1/offices/:id/calendar-feed', { params: { id: officeId } }, signal),
  })
}

/** Makes the address, shown once; the one before it ends. */
export function useMakeFeed(officeId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => call('POST /api/v1/offices/:id/calendar-feed', { params: { id: officeId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['calendar-feed', officeId] }),
  })
}
