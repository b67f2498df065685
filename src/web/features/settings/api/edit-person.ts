import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../shared/api/client.ts'
import type { Grant } from './people.ts'

/** Each change of one person; all show in the list at once they are done. */
export function useEditPerson(id: string) {
  return {
    rename: useChange((name: string) => call('PATCH /api/v1/people/:id', { params: { id }, body: { name } })),
    give: useChange((body: Grant) => call('POST /api/v1/people/:id/grants', { params: { id }, body })),
    take: useChange((query: Grant) => call('DELETE /api/v1/people/:id/grants', { params: { id }, query })),
    deactivate: useChange(() => call('POST /api/v1/people/:id/deactivate', { params: { id } })),
    reactivate: useChange((roles: 'keep' | 'remove') =>
      call('POST /api/v1/people/:id/reactivate', { params: { id }, body: { roles } }),
    ),
    erase: useChange(() => call('POST /api/v1/people/:id/erase', { params: { id } })),
  }
}

function useChange<Wanted, Answer>(mutationFn: (wanted: Wanted) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn,
    onSettled: () => client.invalidateQueries({ queryKey: ['people'] }),
  })
}
