import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import type { SeenPost } from './judge.ts'
import type { Lane } from './lane.ts'

/** How long the readers of events may take, on a machine of usual pace, in milliseconds. */
const patienceMs = 10_000

/** States that an office must hear of. A cancelled post here is one whose permission was taken back. */
const toReport = ['failed', 'missed', 'needs_attention', 'cancelled']

/** A post out so long after its due time was late for all of two minutes, in milliseconds. */
const surelyLateMs = 120_000

/**
 * Posts that an office was told of never or twice, in words: each that ended missed, failed, in doubt or withdrawn gives
 * exactly one notification, each that was late exactly one of its own, and one that a person cancelled none, nor one of a
 * series that was withdrawn before anything of it was tried: the series says so.
 */
export async function unreported(lane: Lane, posts: readonly SeenPost[], pace: number): Promise<string[]> {
  const giveUpAt = Date.now() + patienceMs * pace
  for (;;) {
    const counts = await notificationsOf(lane, posts).catch(() => undefined)
    const wrong = counts ? posts.filter(post => !isToldOnce(post, counts.get(post.id))) : posts
    if (wrong.length === 0) return []
    if (Date.now() > giveUpAt) return wrong.map(post => inWords(post, counts?.get(post.id)))
    await delay(250)
  }
}

function isToldOnce(post: SeenPost, { ends, late }: Told = { ends: 0, late: 0 }): boolean {
  const isLate = post.isFoundLate || (post.lateMs ?? 0) > surelyLateMs
  if (late !== (isLate ? 1 : 0)) return false
  if (post.isByPerson || (post.state === 'cancelled' && post.isUntriedOfSeries)) return ends === 0
  // What a person was asked about may be published in the end.
  return !toReport.includes(post.state) || ends === 1
}

function inWords(post: SeenPost, told: Told | undefined): string {
  return `post ${post.id} ("${post.state}") has ${JSON.stringify(told ?? {})} notifications`
}

interface Told {
  /** Of its end. */
  ends: number
  /** Of its being late. */
  late: number
}

async function notificationsOf(lane: Lane, posts: readonly SeenPost[]): Promise<Map<string, Told>> {
  const { rows } = await sql<{ id: string; ends: number; late: number }>`
    select post_id as id, count(*) filter (where kind not in ('post-late', 'post-doubled', 'post-comment-doubled'))::int as ends,
      count(*) filter (where kind = 'post-late')::int as late
    from notification where post_id = any(${posts.map(post => post.id)}::uuid[]) group by post_id`.execute(
    lane.db,
  )
  return new Map(rows.map(({ id, ...told }) => [id, told]))
}
