import type { Db } from '../../database/connect.ts'
import { recordEvents } from '../../events/record-events.ts'
import { unattendedPosts } from './unattended-posts.view.ts'

/**
 * Alarms each office whose posts no worker takes up although nothing holds them, once for each post that waits longest.
 * Unlike a late post this is never the doing of a person or a network: Dateline itself does not work.
 * @returns how many offices were alarmed now.
 */
export async function reportUnattendedPosts(db: Db): Promise<number> {
  const unattended = await unattendedPosts(db)
  const known = await alarmedAlready(
    db,
    unattended.map(({ postId }) => postId),
  )
  const found = unattended.filter(({ postId }) => !known.has(postId))
  await recordEvents(
    db,
    found.map(({ officeId, postId, count, since }) => ({
      kind: 'post.unattended' as const,
      officeId,
      subjectId: postId,
      data: { count, since: since.toISOString() },
    })),
  )
  return found.length
}

/** Two workers may find the same at the same moment; the notification of it is one. */
async function alarmedAlready(db: Db, postIds: readonly string[]): Promise<Set<string>> {
  if (postIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('event')
    .select('subject_id')
    .where('kind', '=', 'post.unattended')
    .where('subject_id', 'in', postIds)
    .execute()
  return new Set(rows.map(row => row.subject_id))
}
