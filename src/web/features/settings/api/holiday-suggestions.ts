import { queryOptions, useMutation, useQuery } from '@tanstack/react-query'
import { call } from '../../../shared/api/client.ts'
import { useAfterChange } from './holidays.ts'

function suggestionsQuery(id: string, year: number) {
  return queryOptions({
    queryKey: ['holidays', id, 'suggestions', year],
    queryFn: ({ signal }) =>
      call('GET /api/v1/offices/:id/holidays/suggestions', { params: { id }, query: { year } }, signal),
  })
}

export function useSuggestions(id: string, year: number, isWanted: boolean) {
  return useQuery({ ...suggestionsQuery(id, year), enabled: isWanted })
}

export function useAcceptSuggestions(id: string) {
  return useMutation({
    mutationFn: (body: { year: number; days: string[] }) =>
      call('POST /api/v1/offices/:id/holidays/suggestions/accept', { params: { id }, body }),
    onSuccess: useAfterChange(),
  })
}
