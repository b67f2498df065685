import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type AnswerOf, call } from '../../../shared/api/client.ts'

export type ImportReport = AnswerOf<'POST /api/v1/news/import'>

export interface ImportRequest {
  file: Blob
  name: string
  /** The office of records whose dateline names no known place. */
  officeId: string | undefined
  /** Only say what would become of each record. */
  isDryRun: boolean
}

/** Imports a file, or says what it would bring. */
export function useImportNews() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ file, name, officeId, isDryRun }: ImportRequest) =>
      call('POST /api/v1/news/import', {
        query: { name, dryRun: isDryRun ? 'yes' : 'no', ...(officeId ? { officeId } : {}) },
        body: new Blob([file], { type: 'application/octet-stream' }),
      }),
    onSuccess: (_report, { isDryRun }) =>
      isDryRun
        ? undefined
        : Promise.all([
            queryClient.invalidateQueries({ queryKey: ['news'] }),
            queryClient.invalidateQueries({ queryKey: ['today'] }),
          ]),
  })
}
