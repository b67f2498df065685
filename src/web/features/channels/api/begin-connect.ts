import { useMutation } from '@tanstack/react-query'
import { call, type InputOf } from '../../../shared/api/client.ts'

type Wanted = InputOf<'POST /api/v1/channels/connect/:network'>['body'] & { network: string }

/** Answers the page of the network where the person allows Dateline to post; the network leads back. */
export function useBeginConnect() {
  return useMutation({
    mutationFn: ({ network, ...body }: Wanted) =>
      call('POST /api/v1/channels/connect/:network', { params: { network }, body }),
  })
}
