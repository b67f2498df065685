import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { type AnswerOf, call } from '../../../shared/api/client.ts'
import type { InterfaceLanguage } from '../../languages/languages.ts'

export type Notification = AnswerOf<'GET /api/v1/notifications'>['items'][number]

/** The last of them, in the reader's language. */
export function lastNotificationsQuery(language: InterfaceLanguage['code']) {
  return queryOptions({
    queryKey: ['notifications', 'last', language],
    queryFn: ({ signal }) => call('GET /api/v1/notifications', { query: { limit: 20, language } }, signal),
    select: ({ items }): readonly Notification[] => items,
  })
}

/** Up to the newest that was seen: what has come since stays unread. */
export function useReadAll() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (upTo: string) => call('POST /api/v1/notifications/read-all', { body: { upTo } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['notifications'] }),
  })
}

export function useReadOne() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => call('POST /api/v1/notifications/:id/read', { params: { id } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['notifications'] }),
  })
}
