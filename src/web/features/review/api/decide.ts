import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type AnswerOf, call } from '../../../shared/api/client.ts'

export type Approved = AnswerOf<'POST /api/v1/news/:id/approve'>

/** Approves exactly the content with this hash. */
export function useApprove(id: string, onApproved: (approved: Approved) => void) {
  return useDecision(
    id,
    (contentHash: string) => call('POST /api/v1/news/:id/approve', { params: { id }, body: { contentHash } }),
    onApproved,
  )
}

export function useReturn(id: string, onReturned: () => void) {
  return useDecision(
    id,
    (reason: string) => call('POST /api/v1/news/:id/return', { params: { id }, body: { reason } }),
    onReturned,
  )
}

/**
 * Waits for the server; then all that shows the item is read again. `onDone` is the mutation's own: the buttons may be
 * gone by then, because the item is read again as soon as it is decided.
 */
function useDecision<Input, Output>(
  id: string,
  mutationFn: (input: Input) => Promise<Output>,
  onDone: (output: Output) => void,
) {
  const client = useQueryClient()
  return useMutation({
    mutationFn,
    onSuccess: output => {
      // The next one opens at once, and never the one that was just decided.
      client.setQueriesData<AnswerOf<'GET /api/v1/news'>>({ queryKey: ['news', 'waiting'] }, list =>
        list ? { ...list, items: list.items.filter(item => item.id !== id) } : list,
      )
      onDone(output)
    },
    onSettled: () => {
      for (const kind of ['news', 'posts', 'today', 'calendar'])
        void client.invalidateQueries({ queryKey: [kind] })
    },
  })
}
