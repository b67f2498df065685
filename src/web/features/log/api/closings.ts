import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type AnswerOf, call, type InputOf } from '../../../shared/api/client.ts'

export type Closing = AnswerOf<'GET /api/v1/closings'>['items'][number]
export type MonthOfLog = InputOf<'POST /api/v1/closings'>['body']

/** Closings of an office's months since `from`, reopened ones among them; newest first. */
export function useClosings(officeId: string, from: string) {
  return useQuery(
    queryOptions({
      queryKey: ['log', 'closings', officeId, from],
      queryFn: ({ signal }) =>
        call('GET /api/v1/closings', { query: { officeId, from, limit: 500 } }, signal),
      select: ({ items }) => items,
    }),
  )
}

export function useCloseMonth() {
  return useMutation({
    mutationFn: (body: MonthOfLog) => call('POST /api/v1/closings', { body }),
    ...useAfterClosing(),
  })
}

export function useReopenMonth() {
  return useMutation({
    mutationFn: (body: MonthOfLog & { reason: string }) => call('POST /api/v1/closings/reopen', { body }),
    ...useAfterClosing(),
  })
}

function useAfterClosing() {
  const client = useQueryClient()
  return { onSettled: () => client.invalidateQueries({ queryKey: ['log', 'closings'] }) }
}
