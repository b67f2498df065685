import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call, type InputOf } from '../../../shared/api/client.ts'

type Wanted = InputOf<'POST /api/v1/channels/connect/:network/token'>['body'] & { network: string }

export function useConnectByToken() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ network, ...body }: Wanted) =>
      call('POST /api/v1/channels/connect/:network/token', { params: { network }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['channels'] }),
  })
}
