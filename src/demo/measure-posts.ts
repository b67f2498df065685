import type { Core } from '../assembly/core.ts'
import { createPublishing } from '../assembly/publishing.ts'
import { collectMeasurements } from '../outreach/measuring/collect-measurements.ts'
import type { PostSummary } from '../publishing/posts.view.ts'
import { isBeingRead, planSoon } from './plan-soon.ts'
import type { Progress } from './progress.ts'

/** In the demo's sandbox a quarter of an hour passes in a second, for the metrics and for when they are read. */
export const demoAgeFactor = 900

/** The demo waits for the first two ages: fifteen minutes and an hour, which here are one second and four. */
const waitMs = 4_200

/** How long another worker may take over what it has begun to read, in milliseconds. */
const patienceMs = 20_000

/** Reads the metrics of the published posts, and gives how many samples are stored of them. */
export async function measureAll(
  core: Core,
  posts: readonly PostSummary[],
  progress: Progress,
): Promise<number> {
  const { db } = core.database
  const ids = posts.map(post => post.id)
  await planSoon(db, core.clock.now(), { postIds: ids, factor: demoAgeFactor })
  const newest = Math.max(0, ...posts.map(post => post.publishedAt?.getTime() ?? 0))
  await core.clock.sleep(Math.max(0, newest + waitMs - core.clock.now().getTime()))

  const { freshAccount } = createPublishing(core)
  const deps = { db, clock: core.clock, networks: core.networks, accountOf: freshAccount }
  const channelIds = [...new Set(posts.map(post => post.channelId))]
  let measured = 0
  for (const channelId of channelIds) {
    await collectMeasurements(deps, { channelId, limit: 1_000 })
    measured += posts.filter(post => post.channelId === channelId).length
    progress.at(measured)
  }
  if (ids.length === 0) return 0
  for (const until = core.clock.monotonic() + patienceMs; core.clock.monotonic() < until; ) {
    if (!(await isBeingRead(db, ids))) break
    await core.clock.sleep(100)
  }
  const { samples } = await db
    .selectFrom('sample')
    .select(eb => eb.fn.countAll<number>().as('samples'))
    .where('post_id', 'in', ids)
    .executeTakeFirstOrThrow()
  return samples
}
