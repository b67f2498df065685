import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../shared/api/client.ts'

/** Waits for the server: where posts may still go out, it refuses. */
export function useArchiveItem(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => call('POST /api/v1/news/:id/archive', { params: { id } }),
    onSuccess: () => refresh(client),
  })
}

export function useRestoreItem(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => call('POST /api/v1/news/:id/restore', { params: { id } }),
    onSuccess: () => refresh(client),
  })
}

function refresh(client: QueryClient) {
  return Promise.all([
    client.invalidateQueries({ queryKey: ['news'] }),
    client.invalidateQueries({ queryKey: ['today'] }),
  ])
}
