import type { Db } from '../../../database/connect.ts'
import { type CalendarPost, calendarPostsById } from '../range/calendar-posts.view.ts'
import type { PlannedTime } from '../times/plan.ts'
import type { MovedPost } from './moved-post.ts'

/** A post that was moved, or would be: as it is now, when it was due (UTC), and its new time. */
export interface MovedRow {
  post: CalendarPost
  wasDueAt: Date
  planned: PlannedTime
}

export async function movedRows(db: Db, moves: readonly MovedPost[]): Promise<MovedRow[]> {
  const rows = await calendarPostsById(
    db,
    moves.map(({ post }) => post.id),
  )
  const byId = new Map(rows.map(row => [row.id, row]))
  return moves.flatMap(({ post, planned }) => {
    const row = byId.get(post.id)
    return row ? [{ post: row, wasDueAt: post.dueAt, planned }] : []
  })
}
