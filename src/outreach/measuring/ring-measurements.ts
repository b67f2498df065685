import type { Clock } from '../../core/time/clock.ts'
import { type MeasurementAge, measurementAges } from '../../core/time/measurement-ages.ts'
import type { Db } from '../../database/connect.ts'
import { channelMeasureJob } from '../../queue/jobs/channel-measure.job.ts'
import type { JobQueue } from '../../queue/queue.ts'
import { channelsToMeasure } from './measurement.view.ts'
import { planMeasurements } from './plan-measurements.ts'

/**
 * Plans the measurements of newly published posts and rings for every channel that has some due; gives the number
 * of channels rung. At most one ring a minute for a channel; one too many finds nothing to claim.
 */
export async function ringMeasurements(
  deps: { db: Db; clock: Clock; queue: JobQueue },
  ages: readonly MeasurementAge[] = measurementAges,
): Promise<number> {
  const now = deps.clock.now()
  await planMeasurements(deps.db, now, ages)
  const channelIds = await channelsToMeasure(deps.db, now)
  const minute = Math.floor(now.getTime() / 60_000)
  await deps.queue.add(
    channelMeasureJob,
    channelIds.map(channelId => ({ id: `measure-${channelId}-${minute}`, payload: { channelId } })),
  )
  return channelIds.length
}
