import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call, type InputOf } from '../../../shared/api/client.ts'

export type StopTarget = InputOf<'POST /api/v1/stops'>['body']

export const stopsQuery = queryOptions({
  queryKey: ['stops'],
  queryFn: ({ signal }) => call('GET /api/v1/stops', {}, signal),
  meta: { kept: true },
})

/** Waits for the server: nothing counts as stopped before it answers. */
export function useStop() {
  return useChangeOfStops((body: StopTarget) => call('POST /api/v1/stops', { body }))
}

export function useResume() {
  return useChangeOfStops((body: StopTarget) => call('POST /api/v1/stops/resume', { body }))
}

function useChangeOfStops(mutationFn: (body: StopTarget) => Promise<unknown>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn,
    onSettled: () =>
      Promise.all(
        ['stops', 'posts', 'today', 'channels', 'offices'].map(kind =>
          client.invalidateQueries({ queryKey: [kind] }),
        ),
      ),
  })
}
