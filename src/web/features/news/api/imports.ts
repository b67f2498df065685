import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type AnswerOf, call } from '../../../shared/api/client.ts'

export type ImportRow = AnswerOf<'GET /api/v1/news/imports'>['items'][number]

const importsQuery = queryOptions({
  queryKey: ['news', 'imports'],
  queryFn: ({ signal }) => call('GET /api/v1/news/imports', { query: { limit: 20 } }, signal),
})

/** The latest twenty imports that brought something in. */
export function useImports() {
  return useQuery(importsQuery)
}

/** Removes what an import brought in, while nothing of it was used. */
export function useUndoImport() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => call('POST /api/v1/news/imports/:id/undo', { params: { id } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['news'] }),
  })
}
