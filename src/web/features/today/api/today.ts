import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../shared/api/client.ts'

/** What needs the person, what goes out next, and the week; undefined: of all their offices. */
export function todayQuery(officeIds: readonly string[] | undefined) {
  return queryOptions({
    queryKey: ['today', officeIds],
    queryFn: ({ signal }) =>
      call('GET /api/v1/today', { query: officeIds ? { officeId: [...officeIds] } : {} }, signal),
    meta: { kept: true },
  })
}
