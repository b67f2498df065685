import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call, type InputOf } from '../../../shared/api/client.ts'

type Credentials = InputOf<'POST /api/v1/session'>['body']

/** Signs in again without leaving the page; what failed meanwhile is read again. */
export function useSignIn() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: Credentials) => call('POST /api/v1/session', { body }),
    onSuccess: () => void client.invalidateQueries(),
  })
}
