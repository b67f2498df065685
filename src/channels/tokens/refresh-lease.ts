import { sql } from 'kysely'
import { newId } from '../../core/ids.ts'
import type { Db } from '../../database/connect.ts'
import { interval } from '../../database/interval.ts'

/** The right to renew a channel's access token, alone among all processes. */
export interface RefreshLease {
  type: 'taken'
  holder: string
  /** Set when it is not known how an earlier renewal ended: its answer, and a token with it, may be lost. */
  doubtSince: Date | undefined
}

export type LeaseOutcome =
  | RefreshLease
  | /** Another process is renewing: wait and read again. */ { type: 'held' }
  | /** The last renewal failed a moment ago. */ { type: 'paused'; until: Date; reason: string }

/**
 * Longer than one renewal may take (see renew-access.ts), in milliseconds, so that a lease that ends means that its
 * holder died; and short, because a killed worker's post is to be taken up within 15 s.
 */
const leaseMs = 13_000

/**
 * A row with an end, and not a lock: a lock would hold a transaction open during the call to the network, and the
 * embedded database has one connection for everybody. By the database's clock.
 */
export async function takeRefreshLease(db: Db, channelId: string): Promise<LeaseOutcome> {
  const holder = newId()
  const { rows } = await sql<{ doubt_since: Date | null }>`
    insert into channel_refresh (channel_id, holder, lease_until, started_at)
    values (${channelId}, ${holder}, now() + ${interval(leaseMs)}, now())
    on conflict (channel_id) do update set
      holder = excluded.holder,
      lease_until = excluded.lease_until,
      doubt_since = coalesce(channel_refresh.doubt_since, channel_refresh.started_at),
      started_at = excluded.started_at,
      retry_at = null,
      retry_reason = null
    where channel_refresh.lease_until <= now()
      and (channel_refresh.retry_at is null or channel_refresh.retry_at <= now())
    returning doubt_since`.execute(db)
  const [taken] = rows
  if (taken) return { type: 'taken', holder, doubtSince: taken.doubt_since ?? undefined }
  return await whyNot(db, channelId)
}

/**
 * Gives the lease back after a renewal that brought nothing.
 * @param answer `unknown` leaves a doubt that the next renewal inherits; `none-sent` and `known` do not.
 * `pause` keeps everybody from asking again at once.
 */
export async function giveBackRefreshLease(
  db: Db,
  channelId: string,
  lease: RefreshLease,
  ended: { answer: 'known' | 'none-sent' | 'unknown'; pause?: { until: Date | number; reason: string } },
): Promise<void> {
  const until = ended.pause?.until
  await sql`
    update channel_refresh set
      lease_until = now(),
      started_at = case when ${ended.answer} = 'unknown' then started_at end,
      doubt_since = case when ${ended.answer} <> 'known' then doubt_since end,
      retry_at = ${typeof until === 'number' ? sql`now() + ${interval(until)}` : (until ?? null)},
      retry_reason = ${ended.pause?.reason ?? null}
    where channel_id = ${channelId} and holder = ${lease.holder}`.execute(db)
}

async function whyNot(db: Db, channelId: string): Promise<LeaseOutcome> {
  const { rows } = await sql<{ until: Date; reason: string }>`
    select retry_at as until, retry_reason as reason from channel_refresh
    where channel_id = ${channelId} and lease_until <= now() and retry_at > now()`.execute(db)
  const [paused] = rows
  return paused ? { type: 'paused', ...paused } : { type: 'held' }
}
