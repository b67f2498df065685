import type { Core } from '../assembly/core.ts'
import { createPublishing } from '../assembly/publishing.ts'
import { collectMeasurements } from '../outreach/collect-measurements.ts'
import { type MeasurementAge, measurementAges } from '../outreach/measurement-ages.ts'
import { planMeasurements } from '../outreach/plan-measurements.ts'
import type { PostSummary } from '../publishing/posts.view.ts'
import type { Progress } from './progress.ts'

/** In the demo's sandbox a quarter of an hour passes in a second, for the metrics and for when they are read. */
export const demoAgeFactor = 900

const ages: readonly MeasurementAge[] = measurementAges.map(age => ({
  age: age.age,
  afterMs: age.afterMs / demoAgeFactor,
  // A demo that was killed for a while still takes each age once.
  untilMs: age.untilMs * demoAgeFactor,
}))

/** The demo waits for the first two ages: fifteen minutes and an hour, which here are one second and four. */
const waitMs = 4_200

/** Reads the metrics of the published posts, and gives how many samples are stored of them. */
export async function measureAll(
  core: Core,
  posts: readonly PostSummary[],
  progress: Progress,
): Promise<number> {
  const { db } = core.database
  await planMeasurements(db, core.clock.now(), ages)
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
  const ids = posts.map(post => post.id)
  if (ids.length === 0) return 0
  const { samples } = await db
    .selectFrom('sample')
    .select(eb => eb.fn.countAll<number>().as('samples'))
    .where('post_id', 'in', ids)
    .executeTakeFirstOrThrow()
  return samples
}
