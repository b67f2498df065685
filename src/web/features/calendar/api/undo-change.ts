import { call } from '../../../shared/api/client.ts'

/** Takes a move, swap, shift or cancellation back, while every post is as it was left. */
function undoChange(id: string) {
  return call('POST /api/v1/calendar/changes/:id/undo', { params: { id }, body: {} })
}

/** The last change first: each is taken back as it was left. */
export async function undoAll(changeIds: readonly string[]): Promise<void> {
  for (const id of changeIds.toReversed()) await undoChange(id)
}
