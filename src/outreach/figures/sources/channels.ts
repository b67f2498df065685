import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../../database/connect.ts'
import type { FigureScope } from '../periods.ts'
import { countDivided, type Divided, type Division } from './divide.ts'

/** For so many days a value may be late at either end of a period and still stand for that end. */
const latenessDays = 7

/**
 * How many follow the channels, and how many more than before? The last value of each channel in the period, less its last
 * value before the period, or else its first one in the period's first days. The rows of each division, of the keys that
 * occur.
 */
export async function countFollowers(
  db: Db,
  scope: FigureScope,
  asked: readonly Division[],
): Promise<Divided> {
  const followed = sql`followed as materialized (
    select id, network from metric where role = 'followers'
  )`
  const taken = scope.asOf === undefined ? sql`` : sql`and sample.taken_at <= ${scope.asOf}`
  const from = sql`${scope.from}::date`
  /** One value of each metric by its index, since the key is channel, metric, day; of those the latest or the earliest. */
  const value = (days: RawBuilder<unknown>, order: RawBuilder<unknown>) => sql`(
    select one.value
    from followed cross join lateral (
      select sample.value, sample.day from channel_sample as sample
      where sample.channel_id = channel.id and sample.metric_id = followed.id and ${days} ${taken}
      order by sample.channel_id, sample.metric_id, sample.day ${order} limit 1
    ) as one
    where followed.network = channel.network order by one.day ${order} limit 1)`
  const inPeriod = sql`sample.day between ${from} and ${scope.to}::date`
  const before = sql`sample.day between ${from} - ${latenessDays}::integer and ${from} - 1`
  const early = sql`sample.day between ${from} and least(${from} + ${latenessDays}::integer, ${scope.to}::date)`
  const latest = sql`desc`
  const rows = sql`(
    select read.channel, read.office, read.network, read.now as followers, read.now - read.before as "followersChange",
      1 as channels, (read.now is not null)::integer as "channelsWithFollowers",
      (read.now - read.before is not null)::integer as "channelsWithChange"
    from (
      select channel.id as channel, channel.office_id as office, channel.network, ${value(inPeriod, latest)} as now,
        coalesce(${value(before, latest)}, ${value(early, sql`asc`)}) as before
      from channel
      where channel.office_id = any(${[...scope.officeIds]}::text[]) and channel.sandbox = ${scope.sandbox}
    ) as read
  )`
  const counts = [
    'followers',
    'followersChange',
    'channels',
    'channelsWithFollowers',
    'channelsWithChange',
  ] as const
  return await countDivided(db, { tables: [followed], counts, parts: [{ rows, divisions: asked }] })
}
