import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../../database/connect.ts'
import type { FigureScope } from '../periods.ts'
import type { CountedRow, Dimension } from './counted.ts'
import { keysOf } from './divide.ts'

const columns: Partial<Record<Dimension, RawBuilder<unknown>>> = {
  office: sql`counted.office_id`,
  network: sql`counted.network`,
  channel: sql`counted.id`,
}

export const channelDimensions = columns

/** For so many days a value may be late at either end of a period and still stand for that end. */
const latenessDays = 7

/**
 * How many follow the channels, and how many more than before? The last value of each channel in the period, less its last
 * value before the period, or else its first one in the period's first days. One row for each of the keys that occur.
 */
export async function countFollowersBy(
  db: Db,
  scope: FigureScope,
  dimensions: readonly Dimension[],
): Promise<CountedRow[]> {
  const { keys, groupBy } = keysOf(dimensions.flatMap(dimension => columns[dimension] ?? []))
  const taken = scope.asOf === undefined ? sql`` : sql`and sample.taken_at <= ${scope.asOf}`
  const value = (days: RawBuilder<unknown>, order: RawBuilder<unknown>) => sql`(
    select sample.value from channel_sample as sample join metric on metric.id = sample.metric_id
    where sample.channel_id = channel.id and metric.role = 'followers' and ${days} ${taken}
    order by sample.day ${order} limit 1)`
  const inPeriod = sql`sample.day between ${scope.from}::date and ${scope.to}::date`
  const before = sql`sample.day between ${scope.from}::date - ${latenessDays}::integer and ${scope.from}::date - 1`
  const early = sql`sample.day between ${scope.from}::date and least(${scope.from}::date + ${latenessDays}::integer, ${scope.to}::date)`
  const { rows } = await sql<CountedRow>`
    select ${keys}, sum(counted.now)::double precision as followers,
      sum(counted.now - counted.before)::double precision as "followersChange",
      count(*)::double precision as channels, count(counted.now)::double precision as "channelsWithFollowers",
      count(counted.now - counted.before)::double precision as "channelsWithChange"
    from (
      select channel.id, channel.office_id, channel.network, ${value(inPeriod, sql`desc`)} as now,
        coalesce(${value(before, sql`desc`)}, ${value(early, sql`asc`)}) as before
      from channel
      where channel.office_id = any(${[...scope.officeIds]}::text[]) and channel.sandbox = ${scope.sandbox}
    ) as counted
    ${groupBy}`.execute(db)
  return rows
}
