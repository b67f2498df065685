import { sql } from 'kysely'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import type { Networks } from '../../networks/adapters.ts'
import { channelSampleJob } from '../../queue/jobs/channel-sample.job.ts'
import type { JobQueue } from '../../queue/queue.ts'

/**
 * Rings for every connected channel that has no value for the local day that it is in its office; gives the number rung.
 * At most one ring an hour for a channel: one that cannot be read is tried again until the day is over.
 */
export async function ringChannelSamples(deps: {
  db: Db
  clock: Clock
  queue: JobQueue
  networks: Networks
}): Promise<number> {
  const now = deps.clock.now()
  const counting = [...deps.networks]
    .filter(([, network]) => network.readAccountMetrics)
    .map(([name]) => name)
  const { rows } = await sql<{ id: string }>`
    select channel.id from channel join office on office.id = channel.office_id
    where channel.state = 'connected' and channel.network = any(${counting}::text[])
      and not exists (
        select from channel_sample
        where channel_sample.channel_id = channel.id
          and channel_sample.day = (${now}::timestamptz at time zone office.time_zone)::date
      )`.execute(deps.db)
  const hour = Math.floor(now.getTime() / 3_600_000)
  await deps.queue.add(
    channelSampleJob,
    rows.map(({ id }) => ({ id: `sample-${id}-${hour}`, payload: { channelId: id } })),
  )
  return rows.length
}
