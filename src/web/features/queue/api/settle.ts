import { call, type InputOf } from '../../../shared/api/client.ts'
import { useChangeOfPost } from './change-post.ts'

type Decision = InputOf<'POST /api/v1/posts/:id/settle'>['body']

/** Settles a doubt: it is there (the network is asked for it), or it is sent once more. */
export function useSettle(id: string) {
  return useChangeOfPost((body: Decision) => call('POST /api/v1/posts/:id/settle', { params: { id }, body }))
}
