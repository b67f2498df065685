import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../shared/api/client.ts'
import { itemQuery } from '../../../shared/item/item.ts'

/** Shows at once, and goes back where the server refuses; null: no one. */
export function useAssignItem(id: string) {
  const client = useQueryClient()
  const { queryKey } = itemQuery(id)
  return useMutation({
    mutationFn: (personId: string | null) =>
      call('PUT /api/v1/news/:id/assignee', { params: { id }, body: { personId } }),
    onMutate: personId => {
      const before = client.getQueryData(queryKey)?.assignedTo ?? null
      client.setQueryData(queryKey, item => item && { ...item, assignedTo: personId })
      return { before }
    },
    // The item itself may have been saved meanwhile.
    onError: (_problem, _personId, kept) =>
      client.setQueryData(queryKey, item => item && { ...item, assignedTo: kept?.before ?? null }),
    onSettled: () => client.invalidateQueries({ queryKey }),
  })
}
