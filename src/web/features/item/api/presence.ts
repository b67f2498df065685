import { useQuery } from '@tanstack/react-query'
import { call } from '../../../shared/api/client.ts'

/** The server forgets a person after 45 seconds. */
const sayAgainMs = 20_000

/** Says that the person is here, and who else is; no one while the server cannot be reached. */
export function useOthers(id: string, activity: 'looking' | 'editing') {
  const { data } = useQuery({
    queryKey: ['presence', id, activity],
    queryFn: ({ signal }) =>
      call('PUT /api/v1/news/:id/presence', { params: { id }, body: { activity } }, signal),
    refetchInterval: sayAgainMs,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  })
  return data?.others ?? []
}
