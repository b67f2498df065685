import { sql } from 'kysely'
import { newId } from '../../../core/ids.ts'
import type { Db } from '../../../database/connect.ts'
import { interval } from '../../../database/interval.ts'

/** The right to read feeds of a host, one process and one feed at a time. */
export interface HostLease {
  host: string
  holder: string
}

/**
 * Longer than a feed may take to come and to be read, in milliseconds: a lease that ends means that its holder died.
 * One that is only slow may still save, as long as no other has taken the host since.
 */
const leaseMs = 120_000

/**
 * A row with an end, and not a lock: a lock would hold a transaction open while the feed comes. By the database's
 * clock. Undefined where another one holds it, or the host asked to be left alone for longer.
 */
export async function takeHost(db: Db, host: string): Promise<HostLease | undefined> {
  const holder = newId()
  const { rows } = await sql`
    insert into feed_host (host, holder, lease_until)
    values (${host}, ${holder}, now() + ${interval(leaseMs)})
    on conflict (host) do update set holder = excluded.holder, lease_until = excluded.lease_until
    where feed_host.lease_until <= now() and (feed_host.not_before is null or feed_host.not_before <= now())
    returning holder`.execute(db)
  return rows.length > 0 ? { host, holder } : undefined
}

/** Until when a host asked to be left alone, where that is still to come. */
export async function hostWaitsUntil(db: Db, host: string): Promise<Date | undefined> {
  const { rows } = await sql<{ until: Date }>`
    select not_before as until from feed_host where host = ${host} and not_before > now()`.execute(db)
  return rows[0]?.until
}

/** Whether the lease is still its holder's, who keeps it until the transaction ends. */
export async function holdsHost(trx: Db, { host, holder }: HostLease): Promise<boolean> {
  const { rows } = await sql`
    select from feed_host where host = ${host} and holder = ${holder} for update`.execute(trx)
  return rows.length > 0
}

/** @param waitMs how long the host asked to be left alone, in milliseconds. */
export async function giveHostBack(db: Db, { host, holder }: HostLease, waitMs = 0): Promise<void> {
  if (waitMs === 0) {
    await db.deleteFrom('feed_host').where('host', '=', host).where('holder', '=', holder).execute()
    return
  }
  await sql`
    update feed_host set lease_until = now(), not_before = now() + ${interval(waitMs)}
    where host = ${host} and holder = ${holder}`.execute(db)
}
