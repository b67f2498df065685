import { queryOptions } from '@tanstack/react-query'
import { type AnswerOf, call, type InputOf } from '../../../shared/api/client.ts'

export type Several = InputOf<'POST /api/v1/calendar/schedule'>['body']
export type ScheduledSeveral = AnswerOf<'POST /api/v1/calendar/schedule'>

/** Schedules several items into free slots of their channels: all posts or none. */
export function scheduleSeveral(body: Several): Promise<ScheduledSeveral> {
  return call('POST /api/v1/calendar/schedule', { body })
}

/** The approved items of an office, the newest first: at most the hundred latest. */
export function approvedItemsQuery(officeId: string) {
  return queryOptions({
    queryKey: ['news', 'approved', officeId],
    queryFn: ({ signal }) =>
      call('GET /api/v1/news', { query: { officeId, state: 'approved', limit: 100 } }, signal),
    select: ({ items }) => items,
  })
}
