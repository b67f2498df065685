import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../shared/api/client.ts'

function budgetQuery(id: string) {
  return queryOptions({
    queryKey: ['budget', id],
    queryFn: ({ signal }) => call('GET /api/v1/offices/:id/budget', { params: { id }, query: {} }, signal),
  })
}

export function useBudget(id: string) {
  return useQuery(budgetQuery(id))
}

export function useSetBudget(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (monthMilliDollars: number | null) =>
      call('PUT /api/v1/offices/:id/budget', { params: { id }, body: { monthMilliDollars } }),
    onSuccess: standing => client.setQueryData(budgetQuery(id).queryKey, standing),
  })
}
