import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call, type InputOf } from '../../../shared/api/client.ts'

export function useCreateTopic() {
  return useChange((body: InputOf<'POST /api/v1/topics'>['body']) => call('POST /api/v1/topics', { body }))
}

export function useOrderTopics() {
  return useChange((ids: string[]) => call('PUT /api/v1/topics/order', { body: { ids } }))
}

/** Each change of one topic. */
export function useEditTopic(id: string) {
  const params = { id }
  return {
    edit: useChange((body: InputOf<'PATCH /api/v1/topics/:id'>['body']) =>
      call('PATCH /api/v1/topics/:id', { params, body }),
    ),
    merge: useChange((into: string) => call('POST /api/v1/topics/:id/merge', { params, body: { into } })),
    archive: useChange(() => call('POST /api/v1/topics/:id/archive', { params })),
    restore: useChange(() => call('POST /api/v1/topics/:id/restore', { params })),
  }
}

function useChange<Wanted, Answer>(mutationFn: (wanted: Wanted) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({ mutationFn, onSettled: () => client.invalidateQueries({ queryKey: ['topics'] }) })
}
