import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call, type InputOf } from '../../../shared/api/client.ts'

export function useInvitePerson() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: InputOf<'POST /api/v1/people'>['body']) => call('POST /api/v1/people', { body }),
    onSuccess: () =>
      Promise.all(['people', 'colleagues'].map(kind => client.invalidateQueries({ queryKey: [kind] }))),
  })
}
