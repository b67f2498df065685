import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type AnswerOf, call } from '../../../shared/api/client.ts'

export type Approved = AnswerOf<'POST /api/v1/news/:id/approve'>

/** Says yes to exactly the content with this hash. */
export function useApprove(id: string) {
  return useDecision((contentHash: string) =>
    call('POST /api/v1/news/:id/approve', { params: { id }, body: { contentHash } }),
  )
}

export function useReturn(id: string) {
  return useDecision((reason: string) =>
    call('POST /api/v1/news/:id/return', { params: { id }, body: { reason } }),
  )
}

/** Waits for the server; then all that shows the item is read again. */
function useDecision<Input, Output>(mutationFn: (input: Input) => Promise<Output>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn,
    onSettled: () =>
      Promise.all(
        ['news', 'posts', 'today', 'calendar'].map(kind => client.invalidateQueries({ queryKey: [kind] })),
      ),
  })
}
