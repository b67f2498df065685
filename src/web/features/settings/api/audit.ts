import { infiniteQueryOptions, useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { type AnswerOf, call } from '../../../shared/api/client.ts'

export type AuditEntry = AnswerOf<'GET /api/v1/audit'>['items'][number]

function auditQuery(officeId: string | undefined) {
  return infiniteQueryOptions({
    queryKey: ['audit', officeId],
    queryFn: ({ signal, pageParam }) =>
      call(
        'GET /api/v1/audit',
        {
          query: {
            limit: 50,
            ...(officeId ? { officeId } : {}),
            ...(pageParam ? { cursor: pageParam } : {}),
          },
        },
        signal,
      ),
    initialPageParam: 0,
    getNextPageParam: ({ items }) => (items.length === 50 ? items.at(-1)?.seq : undefined),
  })
}

/** Who did what, newest first; all offices where none is given. */
export function useAudit(officeId: string | undefined) {
  return useInfiniteQuery(auditQuery(officeId))
}

export function useVerifyAudit() {
  return useMutation({ mutationFn: () => call('GET /api/v1/audit/verify', {}) })
}
