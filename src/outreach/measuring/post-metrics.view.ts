import { sql } from 'kysely'
import type { Db } from '../../database/connect.ts'
import { type MeasurementState, measurementsOf } from './measurement.view.ts'

export interface MeasuredAge extends MeasurementState {
  values: MetricValue[]
}

export interface MetricValue {
  /** The network's own name. */
  metric: string
  /**
   * Added over the segments of a thread; of metrics that count people the largest, since they may be the same, and of
   * views those of the first segment, since one reader sees them all.
   */
  value: number
  isUnique: boolean
}

/** What a post has reached at each age, youngest first, and how its measuring stands. */
export async function postMetrics(db: Db, postId: string): Promise<MeasuredAge[]> {
  const measurements = await measurementsOf(db, postId)
  const { rows } = await sql<MetricValue & { age: string }>`
    select measurement_age.age, metric.name as metric, metric.is_unique as "isUnique",
      (case when metric.is_unique then max(sample.value) else sum(sample.value) end)::double precision as value
    from sample
    join metric on metric.id = sample.metric_id
    join measurement_age on measurement_age.id = sample.age_id
    where sample.post_id = ${postId} and (metric.role is distinct from 'views' or sample.part = 0)
    group by measurement_age.age, metric.id order by metric.name`.execute(db)
  return measurements.map(measurement => ({
    ...measurement,
    values: rows
      .filter(row => row.age === measurement.age)
      .map(({ metric, value, isUnique }) => ({ metric, value, isUnique })),
  }))
}
