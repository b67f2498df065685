import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../shared/api/client.ts'

export function useDisconnectChannel(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => call('POST /api/v1/channels/:id/disconnect', { params: { id } }),
    onSettled: () =>
      Promise.all(['channels', 'posts', 'today'].map(kind => client.invalidateQueries({ queryKey: [kind] }))),
  })
}
