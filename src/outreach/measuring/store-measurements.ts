import { sql } from 'kysely'
import type { Db } from '../../database/connect.ts'
import type { MetricReading } from '../../networks/network.ts'
import type { ClaimedMeasurement } from './due-measurements.ts'
import { assureMetrics, type GivenMetric, metricsInForce } from './known-metrics.ts'

/** What came of one claimed measurement. */
export type MeasurementOutcome = { measurement: ClaimedMeasurement } & (
  | { state: 'taken'; readings: readonly MetricReading[]; reason: string | null }
  | { state: 'failing'; reason: string; nextAt: Date }
  | { state: 'not-taken'; reason: string }
)

/**
 * Writes the readings and how each measurement stands, together, and gives the number of samples added. A sample
 * that is there already stays as it is; a claim that another worker has taken over since is left to that worker.
 */
export async function storeOutcomes(
  db: Db,
  takenAt: Date,
  outcomes: readonly MeasurementOutcome[],
): Promise<number> {
  return await db.transaction().execute(async trx => {
    await settleMeasurements(trx, takenAt, outcomes)
    return await addSamples(trx, takenAt, outcomes)
  })
}

async function settleMeasurements(
  trx: Db,
  takenAt: Date,
  outcomes: readonly MeasurementOutcome[],
): Promise<void> {
  const rows = outcomes.map(outcome => ({
    post_id: outcome.measurement.postId,
    age: outcome.measurement.age,
    tries: outcome.measurement.tries,
    next_at: outcome.state === 'failing' ? outcome.nextAt : null,
    taken_at: outcome.state === 'taken' ? takenAt : null,
    reason: outcome.reason,
  }))
  await sql`
    update measurement
    set next_at = outcome.next_at, taken_at = outcome.taken_at, reason = outcome.reason
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as outcome(
      post_id uuid, age text, tries integer, next_at timestamptz, taken_at timestamptz, reason text)
    where measurement.post_id = outcome.post_id and measurement.age = outcome.age
      and measurement.tries = outcome.tries and measurement.taken_at is null`.execute(trx)
}

async function addSamples(trx: Db, takenAt: Date, outcomes: readonly MeasurementOutcome[]): Promise<number> {
  const rows = outcomes.flatMap(outcome =>
    outcome.state === 'taken'
      ? outcome.readings.map(reading => ({
          post_id: outcome.measurement.postId,
          external_id: reading.externalId,
          metric: reading.metric,
          age: outcome.measurement.age,
          value: reading.value,
          is_unique: reading.unique,
          paid: reading.paid,
        }))
      : [],
  )
  if (rows.length === 0) return 0
  const readings = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as reading(
      post_id uuid, external_id text, metric text, age text, value double precision, is_unique boolean, paid text)
    join post on post.id = reading.post_id
    join channel on channel.id = post.channel_id`
  const given = await sql<GivenMetric>`
    select channel.network, reading.metric as name, bool_or(reading.is_unique) as "isUnique", min(reading.paid) as paid
    from ${readings} group by channel.network, reading.metric`.execute(trx)
  await assureMetrics(trx, given.rows)
  const added = await sql`
    insert into sample (post_id, value, taken_at, metric_id, part, age_id)
    select reading.post_id, reading.value, ${takenAt}, metric.id, segment.position, measurement_age.id
    from ${readings}
    join segment on segment.post_id = reading.post_id and segment.external_id = reading.external_id
    join ${metricsInForce} as metric on metric.network = channel.network and metric.name = reading.metric
    join measurement_age on measurement_age.age = reading.age
    on conflict do nothing`.execute(trx)
  return Number(added.numAffectedRows ?? 0)
}
