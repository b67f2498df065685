import { sql } from 'kysely'
import type { Db } from '../../database/connect.ts'
import { publishedPosts } from '../../publishing/published-posts.view.ts'

/** Channels with a measurement to take at `now` (UTC), the longest waiting first. */
export async function channelsToMeasure(db: Db, now: Date): Promise<string[]> {
  const due = await sql<{ channel_id: string }>`
    select published.channel_id
    from measurement
    join ${publishedPosts} as published on published.post_id = measurement.post_id
    where measurement.next_at <= ${now}
    group by published.channel_id
    order by min(measurement.next_at)`.execute(db)
  return due.rows.map(row => row.channel_id)
}

export interface MeasurementState {
  age: string
  /** `failing`: could not be read yet and is tried again; `not-taken`: never was, for the reason given. */
  state: 'waiting' | 'failing' | 'taken' | 'not-taken'
  dueAt: Date
  takenAt: Date | null
  reason: string | null
}

/** How the measuring of one post stands, youngest age first: what failed says so, and is never a zero. */
export async function measurementsOf(db: Db, postId: string): Promise<MeasurementState[]> {
  const rows = await db
    .selectFrom('measurement')
    .selectAll()
    .where('post_id', '=', postId)
    .orderBy('due_at')
    .execute()
  return rows.map(row => ({
    age: row.age,
    state: stateOf(row),
    dueAt: row.due_at,
    takenAt: row.taken_at,
    reason: row.reason,
  }))
}

function stateOf(row: { taken_at: Date | null; next_at: Date | null; reason: string | null }) {
  if (row.taken_at) return 'taken'
  if (!row.next_at) return 'not-taken'
  return row.reason ? 'failing' : 'waiting'
}
