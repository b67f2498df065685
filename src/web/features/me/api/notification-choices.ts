import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type AnswerOf, call, type InputOf } from '../../../shared/api/client.ts'

export type Choice = AnswerOf<'GET /api/v1/notifications/preferences'>['kinds'][number]

const choicesQuery = queryOptions({
  queryKey: ['notification-choices'],
  queryFn: ({ signal }) => call('GET /api/v1/notifications/preferences', {}, signal),
})

export function useNotificationChoices() {
  return useQuery(choicesQuery)
}

/** A choice takes effect at once. */
export function useChoose() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: InputOf<'PATCH /api/v1/notifications/preferences'>['body']) =>
      call('PATCH /api/v1/notifications/preferences', { body }),
    onSuccess: choices => client.setQueryData(choicesQuery.queryKey, choices),
  })
}
