import { call, type InputOf } from '../../../shared/api/client.ts'
import { useChangeOfPost } from './change-post.ts'

type Decision = InputOf<'POST /api/v1/posts/:id/comment/settle'>['body']

/** Settles the first comment of a post that is out. */
export function useSettleComment(id: string) {
  return useChangeOfPost((body: Decision) =>
    call('POST /api/v1/posts/:id/comment/settle', { params: { id }, body }),
  )
}
