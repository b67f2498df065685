import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from '../../../shared/api/client.ts'
import type { Shown } from './calendar-posts.ts'

/** Times of series for which there is no post yet. */
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
