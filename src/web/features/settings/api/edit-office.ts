import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type AnswerOf, call, type InputOf } from '../../../shared/api/client.ts'

export type OfficeEdit = InputOf<'PATCH /api/v1/offices/:id'>['body']
export type Affected = AnswerOf<'PATCH /api/v1/offices/:id'>['affected']

/** With `dryRun` only asks what would become of the scheduled posts. */
export function useEditOffice(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: OfficeEdit) => call('PATCH /api/v1/offices/:id', { params: { id }, body }),
    // After a refusal too: a colleague's edit may be why.
    onSettled: async answer => {
      if (answer && !answer.saved) return
      await Promise.all(
        ['offices', 'posts', 'today'].map(kind => client.invalidateQueries({ queryKey: [kind] })),
      )
    },
  })
}
