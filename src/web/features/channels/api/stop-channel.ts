import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../shared/api/client.ts'

interface Wanted {
  act: 'stop' | 'resume'
  reason: string
}

/** Stops or resumes one channel; waits for the server. */
export function useStopChannel(channelId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ act, reason }: Wanted) => {
      const body = { scope: 'channel' as const, channelId, reason }
      return act === 'stop'
        ? call('POST /api/v1/stops', { body })
        : call('POST /api/v1/stops/resume', { body })
    },
    onSettled: () =>
      Promise.all(
        ['stops', 'channels', 'posts', 'today'].map(kind => client.invalidateQueries({ queryKey: [kind] })),
      ),
  })
}
