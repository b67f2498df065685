import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../shared/api/client.ts'

export function useChangePassword() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: { currentPassword: string; newPassword: string }) =>
      call('PUT /api/v1/session/password', { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['sessions'] }),
  })
}
