import { call } from '../../../shared/api/client.ts'

export function cancelPost(id: string) {
  return call('POST /api/v1/posts/:id/cancel', { params: { id }, body: {} })
}
