import { queryOptions, useQuery } from '@tanstack/react-query'
import { type AnswerOf, call } from '../../../shared/api/client.ts'

export type ChannelDetail = AnswerOf<'GET /api/v1/channels/:id'>

export function channelQuery(id: string) {
  return queryOptions({
    queryKey: ['channels', id],
    queryFn: ({ signal }) => call('GET /api/v1/channels/:id', { params: { id } }, signal),
  })
}

export function useChannel(id: string) {
  return useQuery(channelQuery(id))
}
