import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../shared/api/client.ts'

export function useDuplicateItem(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => call('POST /api/v1/news/:id/duplicate', { params: { id }, body: {} }),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['news'], refetchType: 'none' }),
  })
}
