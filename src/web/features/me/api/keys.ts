import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call, type InputOf } from '../../../shared/api/client.ts'

export type NewKey = InputOf<'POST /api/v1/keys'>['body']
export type Scope = NonNullable<NewKey['scopes']>[number]

const keysQuery = queryOptions({
  queryKey: ['keys'],
  queryFn: ({ signal }) => call('GET /api/v1/keys', { query: {} }, signal),
})

export function useKeys() {
  return useQuery(keysQuery)
}

export function useEditKeys() {
  const client = useQueryClient()
  const onSettled = () => client.invalidateQueries(keysQuery)
  return {
    make: useMutation({
      mutationFn: (body: NewKey) => call('POST /api/v1/keys', { body }),
      onSettled,
    }),
    revoke: useMutation({
      mutationFn: (id: string) => call('DELETE /api/v1/keys/:id', { params: { id } }),
      onSettled,
    }),
  }
}
