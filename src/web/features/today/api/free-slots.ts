import { queryOptions } from '@tanstack/react-query'
import { type AnswerOf, call } from '../../../shared/api/client.ts'

export type SlotDay = AnswerOf<'GET /api/v1/calendar/slots'>['items'][number]

/** The slots of the next days; `from` and `to` are days of each office's own calendar. */
export function slotsQuery(officeIds: readonly string[], from: string, to: string) {
  return queryOptions({
    queryKey: ['posts', 'slots', officeIds, from, to],
    queryFn: ({ signal }) =>
      call('GET /api/v1/calendar/slots', { query: { from, to, officeId: [...officeIds] } }, signal),
    select: ({ items }): readonly SlotDay[] => items,
  })
}
