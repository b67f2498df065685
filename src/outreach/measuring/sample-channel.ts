import { sql } from 'kysely'
import type { Db } from '../../database/connect.ts'
import { networkOf } from '../../networks/adapters.ts'
import type { AccountReading } from '../../networks/network.ts'
import type { CollectDeps } from './collect-measurements.ts'
import { assureMetrics, metricsInForce } from './known-metrics.ts'

const callTimeoutMs = 60_000

/**
 * Reads what the network counts of a channel and keeps it for the local day that it is in its office; gives the number of
 * values added. What is there for that day stays. What the network does not give is absent, never zero.
 * @throws NetworkFailureError where the network cannot be read: the next ring tries again.
 */
export async function sampleChannel(deps: CollectDeps, channelId: string): Promise<number> {
  const channel = await deps.db
    .selectFrom('channel')
    .select(['network', 'id'])
    .where('id', '=', channelId)
    .executeTakeFirst()
  if (!channel) return 0
  const network = networkOf(deps.networks, channel.network)
  if (!network.readAccountMetrics) return 0
  const account = await deps.accountOf(channelId)
  const readings = await network.readAccountMetrics(account, { timeoutMs: callTimeoutMs })
  const given = readings.map(({ metric: name, unique: isUnique, window }) => ({
    network: channel.network,
    name,
    isUnique,
    ...(window ? { window } : {}),
  }))
  await assureMetrics(deps.db, given)
  return await keepReadings(deps.db, channelId, readings, deps.clock.now())
}

async function keepReadings(
  db: Db,
  channelId: string,
  readings: readonly AccountReading[],
  takenAt: Date,
): Promise<number> {
  const added = await sql`
    insert into channel_sample (channel_id, metric_id, day, value, taken_at)
    select channel.id, metric.id, (${takenAt}::timestamptz at time zone office.time_zone)::date, reading.value, ${takenAt}
    from jsonb_to_recordset(${JSON.stringify(readings)}::jsonb) as reading(metric text, value double precision)
    join channel on channel.id = ${channelId}
    join office on office.id = channel.office_id
    join ${metricsInForce} as metric on metric.network = channel.network and metric.name = reading.metric
    on conflict do nothing`.execute(db)
  return Number(added.numAffectedRows ?? 0)
}
