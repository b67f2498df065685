import { call } from '../../../shared/api/client.ts'

/** Takes a move, swap, shift or cancellation back, while every post is as it was left. */
export function undoChange(id: string) {
  return call('POST /api/v1/calendar/changes/:id/undo', { params: { id }, body: {} })
}
