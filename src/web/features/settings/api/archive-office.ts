import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../shared/api/client.ts'

export function useArchiveOffice(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (act: 'archive' | 'restore') =>
      act === 'archive'
        ? call('POST /api/v1/offices/:id/archive', { params: { id } })
        : call('POST /api/v1/offices/:id/restore', { params: { id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['offices'] }),
  })
}
