import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../shared/api/client.ts'

/** Takes an item out of review: it is a draft again. */
export function useWithdrawItem(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => call('POST /api/v1/news/:id/withdraw', { params: { id } }),
    // Refused, it is otherwise than this page shows: a colleague decided meanwhile.
    onSettled: () =>
      Promise.all(['news', 'review', 'today'].map(kind => client.invalidateQueries({ queryKey: [kind] }))),
  })
}
