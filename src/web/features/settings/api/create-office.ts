import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call, type InputOf } from '../../../shared/api/client.ts'

export type NewOffice = InputOf<'POST /api/v1/offices'>['body']

export function useCreateOffice() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: NewOffice) => call('POST /api/v1/offices', { body }),
    onSuccess: () =>
      Promise.all(['offices', 'session'].map(kind => client.invalidateQueries({ queryKey: [kind] }))),
  })
}
