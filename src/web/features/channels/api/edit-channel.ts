import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type AnswerOf, call, type InputOf } from '../../../shared/api/client.ts'
import { channelQuery } from './channel.ts'

export type ChannelSettings = InputOf<'PATCH /api/v1/channels/:id'>['body']
export type SettingsChange = AnswerOf<'PATCH /api/v1/channels/:id'>

export function useEditChannel(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: ChannelSettings) => call('PATCH /api/v1/channels/:id', { params: { id }, body }),
    onSuccess: async ({ channel }) => {
      client.setQueryData(channelQuery(id).queryKey, channel)
      await client.invalidateQueries({ queryKey: ['channels'], exact: true })
    },
  })
}
