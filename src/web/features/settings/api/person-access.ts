import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../shared/api/client.ts'

/** How a person signs in, for those who manage them. */
export function usePersonAccess(id: string) {
  const renewLink = useMutation({
    mutationFn: () => call('POST /api/v1/people/:id/password-link', { params: { id } }),
  })
  const resetFactor = useMutation({
    mutationFn: () => call('POST /api/v1/people/:id/reset-second-factor', { params: { id } }),
  })
  const endSessions = useMutation({
    mutationFn: () => call('DELETE /api/v1/people/:id/sessions', { params: { id } }),
  })
  return { renewLink, resetFactor, endSessions }
}

function keysQuery(id: string) {
  return queryOptions({
    queryKey: ['people', id, 'keys'],
    queryFn: ({ signal }) => call('GET /api/v1/people/:id/keys', { params: { id }, query: {} }, signal),
  })
}

export function usePersonKeys(id: string) {
  return useQuery(keysQuery(id))
}

export function useRevokePersonKey(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (keyId: string) => call('DELETE /api/v1/people/:id/keys/:keyId', { params: { id, keyId } }),
    onSettled: () => client.invalidateQueries(keysQuery(id)),
  })
}
