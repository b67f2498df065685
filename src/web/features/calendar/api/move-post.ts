import { type AnswerOf, call, type InputOf } from '../../../shared/api/client.ts'

export type MoveTo = InputOf<'POST /api/v1/posts/:id/move'>['body']
export type Moved = AnswerOf<'POST /api/v1/posts/:id/move'>

export function movePost(id: string, body: MoveTo): Promise<Moved> {
  return call('POST /api/v1/posts/:id/move', { params: { id }, body })
}
