import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call, type InputOf } from '../../../shared/api/client.ts'

const handlesQuery = queryOptions({
  queryKey: ['handles'],
  queryFn: ({ signal }) => call('GET /api/v1/handles', { query: { limit: 500 } }, signal),
})

export function useHandles() {
  return useQuery(handlesQuery)
}

export function useEditHandles() {
  const client = useQueryClient()
  const onSettled = () => client.invalidateQueries(handlesQuery)
  return {
    set: useMutation({
      mutationFn: (body: InputOf<'PUT /api/v1/handles'>['body']) => call('PUT /api/v1/handles', { body }),
      onSettled,
    }),
    remove: useMutation({
      mutationFn: (query: InputOf<'DELETE /api/v1/handles'>['query']) =>
        call('DELETE /api/v1/handles', { query }),
      onSettled,
    }),
  }
}
