import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../shared/api/client.ts'

const factorQuery = queryOptions({
  queryKey: ['second-factor'],
  queryFn: ({ signal }) => call('GET /api/v1/session/second-factor', {}, signal),
})

export function useSecondFactor() {
  return useQuery(factorQuery)
}

/** Setting up the authenticator app in two steps, new backup codes, and removing it. */
export function useEditSecondFactor() {
  return {
    begin: useChange((password: string) =>
      call('POST /api/v1/session/second-factor/totp', { body: { password } }),
    ),
    confirm: useChange((code: string) =>
      call('POST /api/v1/session/second-factor/totp/confirm', { body: { code } }),
    ),
    renewCodes: useChange((body: { password: string; code: string }) =>
      call('POST /api/v1/session/second-factor/backup-codes', { body }),
    ),
    remove: useChange((body: { password: string; code: string }) =>
      call('POST /api/v1/session/second-factor/totp/remove', { body }),
    ),
  }
}

export function useChange<Wanted, Answer>(mutationFn: (wanted: Wanted) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn,
    onSettled: () => client.invalidateQueries(factorQuery),
  })
}
