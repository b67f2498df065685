import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { type AnswerOf, call } from '../../../shared/api/client.ts'

export type CalendarPost = AnswerOf<'GET /api/v1/calendar/posts'>['items'][number]

export interface Shown {
  /** Days, both included. */
  from: string
  to: string
  officeIds: readonly string[] | undefined
  channelIds: readonly string[] | undefined
}

const states: CalendarPost['state'][] = [
  'scheduled',
  'claimed',
  'sending',
  'retry_wait',
  'reconciling',
  'needs_attention',
  'published',
  'failed',
  'missed',
]

/** The posts of some days, all but the cancelled ones; a day wider, since days begin at other moments elsewhere. */
export function calendarPostsQuery({ from, to, officeIds, channelIds }: Shown) {
  return queryOptions({
    queryKey: ['posts', 'calendar', from, to, officeIds, channelIds],
    queryFn: async ({ signal }) => {
      const query = {
        from: new Date(Date.parse(`${from}T00:00Z`) - 14 * 3_600_000).toISOString(),
        to: new Date(Date.parse(`${to}T00:00Z`) + 38 * 3_600_000).toISOString(),
        states,
        limit: 1_000,
        ...(officeIds ? { officeId: [...officeIds] } : {}),
        ...(channelIds ? { channels: [...channelIds] } : {}),
      }
      return (await call('GET /api/v1/calendar/posts', { query }, signal)).items
    },
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
    meta: { kept: true },
  })
}
