import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../shared/api/client.ts'

/** Asks the network now. */
export function useCheckChannel(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => call('POST /api/v1/channels/:id/check', { params: { id } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['channels'] }),
  })
}
