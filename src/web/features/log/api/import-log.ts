import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type AnswerOf, call } from '../../../shared/api/client.ts'

export type LogReport = AnswerOf<'POST /api/v1/activities/import'>

interface LogFile {
  of: 'activities' | 'enquiries'
  officeId: string
  file: File
}

/** The same file a second time adds nothing. */
export function useImportLog() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ of, officeId, file }: LogFile): Promise<LogReport> => {
      const input = {
        query: { name: file.name, ...(officeId === '' ? {} : { officeId }) },
        body: new Uint8Array(await file.arrayBuffer()),
      }
      return of === 'activities'
        ? await call('POST /api/v1/activities/import', input)
        : await call('POST /api/v1/enquiries/import', input)
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['today'] }),
  })
}
