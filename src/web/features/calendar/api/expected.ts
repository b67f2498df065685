import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { type AnswerOf, call } from '../../../shared/api/client.ts'
import type { Shown } from './calendar-posts.ts'

/** A time of a series for which there is no post yet. */
type Occurrence = AnswerOf<'GET /api/v1/calendar/expected'>['items'][number]

export function expectedQuery({ from, to, officeIds, channelIds }: Shown) {
  return queryOptions({
    queryKey: ['posts', 'expected', from, to, officeIds, channelIds],
    queryFn: async ({ signal }) => {
      const query = {
        from: `${from}T00:00:00.000Z`,
        to: `${to}T23:59:59.000Z`,
        ...(officeIds ? { officeId: [...officeIds] } : {}),
        ...(channelIds ? { channels: [...channelIds] } : {}),
      }
      return (await call('GET /api/v1/calendar/expected', { query }, signal)).items
    },
    placeholderData: keepPreviousData,
  })
}
