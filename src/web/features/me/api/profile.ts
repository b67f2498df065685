import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../shared/api/client.ts'
import { sessionQuery } from '../../../shared/session/session.ts'

export function useRename() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (name: string) => call('PATCH /api/v1/me', { body: { name } }),
    onSuccess: session => client.setQueryData(sessionQuery.queryKey, session),
  })
}
