import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../shared/api/client.ts'

interface SignIn {
  email: string
  password: string
  code?: string
}

/** Signs the same person in again; what the pages show is read again. */
export function useSignIn() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ email, password, code }: SignIn) =>
      call('POST /api/v1/session', { body: { email, password, ...(code ? { code } : {}) } }),
    onSuccess: () => client.invalidateQueries(),
  })
}
