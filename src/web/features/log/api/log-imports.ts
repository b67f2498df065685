import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type AnswerOf, call } from '../../../shared/api/client.ts'

export type LogImport = AnswerOf<'GET /api/v1/log-imports'>['items'][number]

const logImportsQuery = queryOptions({
  queryKey: ['log', 'imports'],
  queryFn: ({ signal }) => call('GET /api/v1/log-imports', { query: { limit: 50 } }, signal),
})

/** The latest fifty files. */
export function useLogImports() {
  return useQuery(logImportsQuery)
}

/** What the file added ends, and what it ended counts again. */
export function useUndoLogImport() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => call('POST /api/v1/log-imports/:id/undo', { params: { id } }),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['log'] }),
        client.invalidateQueries({ queryKey: ['today'] }),
      ]),
  })
}
