import type { Core } from '../src/assembly/core.ts'
import { createPublishing } from '../src/assembly/publishing.ts'
import { runAlone } from '../src/assembly/run-alone.ts'
import { inBackground } from '../src/database/lane.ts'
import { rollUpMonth } from '../src/outreach/figures/rollups/roll-up.ts'
import { collectMeasurements } from '../src/outreach/measuring/collect-measurements.ts'
import { sampleChannel } from '../src/outreach/measuring/sample-channel.ts'
import { channelMeasureJob } from '../src/queue/jobs/channel-measure.job.ts'
import { channelSampleJob } from '../src/queue/jobs/channel-sample.job.ts'
import { figuresRollupJob } from '../src/queue/jobs/figures-rollup.job.ts'
import { handle } from '../src/queue/queue.ts'

/** Reads the metrics of posts that are due, and once a day those of channels. */
export function startMeasure(core: Core): void {
  const { freshAccount } = createPublishing(core)
  const deps = { db: core.database.db, clock: core.clock, networks: core.networks, accountOf: freshAccount }
  core.queue.work(
    'measure',
    [
      handle(
        channelMeasureJob,
        async ({ channelId }) => void (await collectMeasurements(deps, { channelId, limit: 1_000 })),
      ),
      handle(figuresRollupJob, month => inBackground(() => rollUpMonth(core.database.db, month))),
      handle(channelSampleJob, async ({ channelId }) => void (await sampleChannel(deps, channelId))),
    ],
    { concurrency: 4 },
  )
}

if (import.meta.main) await runAlone(startMeasure)
