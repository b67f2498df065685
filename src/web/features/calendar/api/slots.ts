import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { type AnswerOf, call } from '../../../shared/api/client.ts'
import type { Shown } from './calendar-posts.ts'

/** The slots of one channel on one day, with what is particular about that day in its office. */
export type SlotDay = AnswerOf<'GET /api/v1/calendar/slots'>['items'][number]

export function slotsQuery({ from, to, officeIds, channelIds }: Shown) {
  return queryOptions({
    queryKey: ['posts', 'calendar-slots', from, to, officeIds, channelIds],
    queryFn: async ({ signal }) => {
      const query = {
        from,
        to,
        limit: 2_000,
        ...(officeIds ? { officeId: [...officeIds] } : {}),
        ...(channelIds ? { channels: [...channelIds] } : {}),
      }
      return (await call('GET /api/v1/calendar/slots', { query }, signal)).items
    },
    placeholderData: keepPreviousData,
  })
}
