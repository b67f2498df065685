import { sql } from 'kysely'
import type { Db } from '../../database/connect.ts'
import type { MetricReading } from '../../networks/network.ts'
import type { ClaimedMeasurement } from './due-measurements.ts'

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
        }))
      : [],
  )
  if (rows.length === 0) return 0
  const added = await sql`
    insert into sample (post_id, external_id, metric, age, value, is_unique, taken_at, sandbox)
    select reading.post_id, reading.external_id, reading.metric, reading.age, reading.value, reading.is_unique,
      ${takenAt}, post.sandbox
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as reading(
      post_id uuid, external_id text, metric text, age text, value double precision, is_unique boolean)
    join post on post.id = reading.post_id
    on conflict do nothing`.execute(trx)
  return Number(added.numAffectedRows ?? 0)
}
