import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import type { SeenPost } from './judge.ts'
import type { Lane } from './lane.ts'

/** How long the readers of events may take, on a machine of usual pace, in milliseconds. */
const patienceMs = 10_000

/** States that an office must hear of. A cancelled post here is one whose permission was taken back. */
const toReport = ['failed', 'missed', 'needs_attention', 'cancelled']

/** Posts that an office was told of never or twice, in words: each that ended badly gives exactly one notification. */
export async function unreported(lane: Lane, posts: readonly SeenPost[], pace: number): Promise<string[]> {
  const ended = posts.filter(post => toReport.includes(post.state))
  if (ended.length === 0) return []
  const giveUpAt = Date.now() + patienceMs * pace
  for (;;) {
    const counts = await notificationsOf(lane, posts).catch(() => undefined)
    const wrong = counts ? ended.filter(post => counts.get(post.id)?.ends !== 1) : ended
    const twice = posts.filter(post => (counts?.get(post.id)?.late ?? 0) > 1)
    if (counts && wrong.length === 0 && twice.length === 0) return []
    if (Date.now() > giveUpAt || twice.length > 0)
      return [...wrong, ...twice].map(
        post =>
          `post ${post.id} ("${post.state}") has ${JSON.stringify(counts?.get(post.id) ?? {})} notifications`,
      )
    await delay(250)
  }
}

interface Told {
  /** Of its end. */
  ends: number
  /** Of its being late. */
  late: number
}

async function notificationsOf(lane: Lane, posts: readonly SeenPost[]): Promise<Map<string, Told>> {
  const { rows } = await sql<{ id: string; ends: number; late: number }>`
    select post_id as id, count(*) filter (where kind not in ('post-late', 'post-doubled'))::int as ends,
      count(*) filter (where kind = 'post-late')::int as late
    from notification where post_id = any(${posts.map(post => post.id)}::uuid[]) group by post_id`.execute(
    lane.db,
  )
  return new Map(rows.map(({ id, ...told }) => [id, told]))
}
