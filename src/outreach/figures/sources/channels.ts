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
  /**
   * The latest value up to a day, or the earliest from one, where it is not beyond another day. The index (channel, metric,
   * day) is walked from that day: of a span of days, planned for any values, the planner expects a row or two, and sorts all.
   */
  const value = (end: RawBuilder<unknown>, order: 'asc' | 'desc', beyond: RawBuilder<unknown>) => sql`(
    select one.value
    from followed cross join lateral (
      select sample.value, sample.day from channel_sample as sample
      where sample.channel_id = channel.id and sample.metric_id = followed.id
        and sample.day ${order === 'desc' ? sql`<=` : sql`>=`} ${end} ${taken}
      order by sample.channel_id, sample.metric_id, sample.day ${sql.raw(order)} limit 1
    ) as one
    where followed.network = channel.network and one.day ${order === 'desc' ? sql`>=` : sql`<=`} ${beyond}
    order by one.day ${sql.raw(order)} limit 1)`
  const to = sql`${scope.to}::date`
  const now = value(to, 'desc', from)
  const before = value(sql`${from} - 1`, 'desc', sql`${from} - ${latenessDays}::integer`)
  const early = value(from, 'asc', sql`least(${from} + ${latenessDays}::integer, ${to})`)
  const read = sql`read as materialized (
    select channel.id as channel, channel.office_id as office, channel.network, ${now} as now,
      coalesce(${before}, ${early}) as before
    from channel
    where channel.office_id = any(${[...scope.officeIds]}::text[]) and channel.sandbox = ${scope.sandbox}
  )`
  const rows = sql`(
    select read.channel, read.office, read.network, read.now as followers, read.now - read.before as "followersChange",
      1 as channels, (read.now is not null)::integer as "channelsWithFollowers",
      (read.now - read.before is not null)::integer as "channelsWithChange"
    from read
  )`
  const counts = [
    'followers',
    'followersChange',
    'channels',
    'channelsWithFollowers',
    'channelsWithChange',
  ] as const
  return await countDivided(db, { tables: [followed, read], counts, parts: [{ rows, divisions: asked }] })
}
