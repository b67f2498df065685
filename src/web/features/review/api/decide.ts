import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type AnswerOf, call } from '../../../shared/api/client.ts'

export type Approved = AnswerOf<'POST /api/v1/news/:id/approve'>

/** Approves exactly the content with this hash. */
export function useApprove(id: string, onApproved: (approved: Approved) => void) {
  return useDecision(
    (contentHash: string) => call('POST /api/v1/news/:id/approve', { params: { id }, body: { contentHash } }),
    onApproved,
  )
}

export function useReturn(id: string, onReturned: () => void) {
  return useDecision(
    (reason: string) => call('POST /api/v1/news/:id/return', { params: { id }, body: { reason } }),
    onReturned,
  )
}

/**
 * Waits for the server; then all that shows the item is read again. `onDone` is the mutation's own: the buttons may be
 * gone by then, because the item is read again as soon as it is decided.
 */
function useDecision<Input, Output>(
  mutationFn: (input: Input) => Promise<Output>,
  onDone: (output: Output) => void,
) {
  const client = useQueryClient()
  return useMutation({
    mutationFn,
    onSuccess: onDone,
    onSettled: () => {
      for (const kind of ['news', 'posts', 'today', 'calendar'])
        void client.invalidateQueries({ queryKey: [kind] })
    },
  })
}
