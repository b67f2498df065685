import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call, type InputOf } from '../../../shared/api/client.ts'

export type ProjectEdit = InputOf<'PATCH /api/v1/projects/:id'>['body']

/** Each change of one project. */
export function useEditProject(id: string) {
  const params = { id }
  return {
    edit: useChange((body: ProjectEdit) => call('PATCH /api/v1/projects/:id', { params, body })),
    setEmblem: useChange((body: File) => call('PUT /api/v1/projects/:id/emblem', { params, body })),
    recordNoDonor: useChange((reason: string) =>
      call('PUT /api/v1/projects/:id/no-donor', { params, body: { reason } }),
    ),
    withdrawNoDonor: useChange(() => call('DELETE /api/v1/projects/:id/no-donor', { params })),
    archive: useChange(() => call('POST /api/v1/projects/:id/archive', { params })),
    restore: useChange(() => call('POST /api/v1/projects/:id/restore', { params })),
  }
}

export function useCreateProject() {
  return useChange((body: InputOf<'POST /api/v1/projects'>['body']) =>
    call('POST /api/v1/projects', { body }),
  )
}

function useChange<Wanted, Answer>(mutationFn: (wanted: Wanted) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn,
    onSettled: () => client.invalidateQueries({ queryKey: ['projects'] }),
  })
}
