import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type AnswerOf, call } from '../../../shared/api/client.ts'
import type { LogName } from '../lists.ts'

export type LogReport = AnswerOf<'POST /api/v1/activities/import'>

export interface LogFile {
  of: LogName
  /** Of rows that name no office; '' where the file names it. */
  officeId: string
  file: File
  /** Whose sheet it is; '' for the name of the file. */
  source: string
  dateOrder: '' | 'dmy' | 'mdy'
  /** Ends the rows of the source that the file no longer holds. */
  isReplacing: boolean
  /** What a heading of the file means, by heading. */
  columns: Readonly<Record<string, string>>
  /** Only say what would become of the rows. */
  isDryRun: boolean
}

/** The same file a second time adds nothing. */
export function useImportLog() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ of, file, ...choices }: LogFile): Promise<LogReport> => {
      const input = { query: queryOf(file.name, choices), body: new Uint8Array(await file.arrayBuffer()) }
      return of === 'activities'
        ? await call('POST /api/v1/activities/import', input)
        : await call('POST /api/v1/enquiries/import', input)
    },
    onSuccess: (_report, { isDryRun }) =>
      isDryRun
        ? undefined
        : Promise.all([
            client.invalidateQueries({ queryKey: ['log'] }),
            // A file may bring words that are on no list yet.
            client.invalidateQueries({ queryKey: ['log-words'] }),
            client.invalidateQueries({ queryKey: ['today'] }),
          ]),
  })
}

function queryOf(name: string, choices: Omit<LogFile, 'of' | 'file'>) {
  const { officeId, source, dateOrder, isReplacing, columns, isDryRun } = choices
  const column = Object.entries(columns).map(([heading, meaning]) => `${heading}=${meaning}`)
  return {
    name,
    dryRun: isDryRun ? 'yes' : 'no',
    ...(officeId === '' ? {} : { officeId }),
    ...(source.trim() === '' ? {} : { source: source.trim() }),
    ...(dateOrder === '' ? {} : { dateOrder }),
    ...(isReplacing ? { replace: 'yes' } : {}),
    ...(column.length === 0 ? {} : { column }),
  }
}
