import { sql } from 'kysely'
import type { Db } from '../../database/connect.ts'
import { type MeasurementState, measurementsOf } from './measurement.view.ts'

export interface MeasuredAge extends MeasurementState {
  values: MetricValue[]
}

export interface MetricValue {
  /** The network's own name. */
  metric: string
  /** Added over the segments of a thread; of metrics that count people the largest, since they may be the same. */
  value: number
  isUnique: boolean
}

/** What a post has reached at each age, youngest first, and how its measuring stands. */
export async function postMetrics(db: Db, postId: string): Promise<MeasuredAge[]> {
  const measurements = await measurementsOf(db, postId)
  const { rows } = await sql<MetricValue & { age: string }>`
    select age, metric, is_unique as "isUnique",
      (case when is_unique then max(value) else sum(value) end)::double precision as value
    from sample where post_id = ${postId}
    group by age, metric, is_unique order by metric`.execute(db)
  return measurements.map(measurement => ({
    ...measurement,
    values: rows
      .filter(row => row.age === measurement.age)
      .map(({ metric, value, isUnique }) => ({ metric, value, isUnique })),
  }))
}
