import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../shared/api/client.ts'

const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => call('GET /api/v1/sessions', { query: {} }, signal),
})

export function useSessions() {
  return useQuery(sessionsQuery)
}

/** One, or all others where no id is given. */
export function useEndSession() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string | undefined) =>
      id === undefined
        ? call('DELETE /api/v1/sessions', {})
        : call('DELETE /api/v1/sessions/:id', { params: { id } }),
    onSettled: () => client.invalidateQueries(sessionsQuery),
  })
}
