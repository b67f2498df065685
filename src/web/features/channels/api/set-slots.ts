import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../shared/api/client.ts'
import { type ChannelDetail, channelQuery } from './channel.ts'

/** Replaces the whole week. */
export function useSetSlots(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (slots: ChannelDetail['slots']) =>
      call('PUT /api/v1/channels/:id/slots', { params: { id }, body: { slots } }),
    onSuccess: async ({ channel }) => {
      client.setQueryData(channelQuery(id).queryKey, channel)
      await Promise.all(
        [{ queryKey: ['channels'], exact: true }, { queryKey: ['posts'] }, { queryKey: ['today'] }].map(
          filter => client.invalidateQueries(filter),
        ),
      )
    },
  })
}
