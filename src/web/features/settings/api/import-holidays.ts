import { useMutation } from '@tanstack/react-query'
import { call } from '../../../shared/api/client.ts'
import { useAfterChange } from './holidays.ts'

interface Wanted {
  file: File
  isDryRun: boolean
}

/** An iCalendar file: first what is in it, then the days of it. */
export function useImportHolidays(id: string) {
  const after = useAfterChange()
  return useMutation({
    mutationFn: ({ file, isDryRun }: Wanted) =>
      call('POST /api/v1/offices/:id/holidays/import', {
        params: { id },
        query: { name: file.name, ...(isDryRun ? { dryRun: 'true' as const } : {}) },
        body: file,
      }),
    onSuccess: ({ saved }) => (saved ? after() : undefined),
  })
}
