import { sql } from 'kysely'
import { type MeasurementAge, measurementAges } from '../core/time/measurement-ages.ts'
import type { Db } from '../database/connect.ts'
import { planMeasurements } from '../outreach/measuring/plan-measurements.ts'

/**
 * Plans the measurements of these posts `factor` times sooner than usual. Where the workers of an installation were
 * first and planned them at the usual ages, and nothing is read yet, that plan is replaced.
 * @param now UTC, by the database's clock.
 */
export async function planSoon(
  db: Db,
  now: Date,
  { postIds, factor }: { postIds: readonly string[]; factor: number },
): Promise<void> {
  const ages: MeasurementAge[] = measurementAges.map(age => ({
    age: age.age,
    afterMs: age.afterMs / factor,
    // A demo that was killed for a while still takes each age once.
    untilMs: age.untilMs * factor,
  }))
  await db.transaction().execute(async trx => {
    // A schedule that is being written is waited for, or it would be seen too late to be replaced.
    await sql`lock table measurement in share row exclusive mode`.execute(trx)
    await sql`
      delete from measurement
      where post_id = any(${[...postIds]}::uuid[])
        and not exists (
          select from measurement as begun where begun.post_id = measurement.post_id and begun.tries > 0
        )`.execute(trx)
    await planMeasurements(trx, now, ages)
  })
}

/** Whether a worker has claimed a measurement of these posts and not written down what came of it. */
export async function isBeingRead(db: Db, postIds: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ reading: boolean }>`
    select exists (
      select from measurement
      where post_id = any(${[...postIds]}::uuid[])
        and tries > 0 and taken_at is null and reason is null and next_at is not null
    ) as reading`.execute(db)
  return rows[0]?.reading ?? false
}
