import { sql } from 'kysely'
import type { Logger } from '../core/logging/logger.ts'
import type { Clock } from '../core/time/clock.ts'
import type { Db } from '../database/connect.ts'
import { recordEvents } from '../events/record-events.ts'
import type { Networks } from '../networks/adapters.ts'
import { clocksApart, clocksSentence } from './network-clocks.view.ts'

interface Deps {
  db: Db
  clock: Clock
  log: Logger
  networks: Networks
}

const everyMs = 30_000

/** Saves what this process hears of the networks' clocks, until `signal` aborts. */
export async function keepNetworkClocks(deps: Deps, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await saveNetworkClocks(deps).catch(thrown =>
      deps.log.warn({ err: thrown }, 'the clocks of the networks could not be saved'),
    )
    await deps.clock.sleep(everyMs, signal).catch(() => undefined)
  }
}

/**
 * Saves the newest reading of each network's clock, and warns the offices with channels there when it is more than a
 * minute from the record's: once a day for each server. The operator reads it in the health check and the metrics too.
 * @returns how many warnings were new.
 */
export async function saveNetworkClocks({ db, networks }: Pick<Deps, 'db' | 'networks'>): Promise<number> {
  const heard = [...networks].flatMap(([network, { clocks }]) =>
    (clocks?.all() ?? []).map(reading => ({ network, ...reading })),
  )
  if (heard.length === 0) return 0
  await sql`
    insert into network_clock (server, network, ahead_ms, read_at)
    select * from unnest(${heard.map(each => each.server)}::text[], ${heard.map(each => each.network)}::text[],
      ${heard.map(each => each.aheadMs)}::bigint[], ${heard.map(each => each.readAt)}::timestamptz[])
    on conflict (server) do update set ahead_ms = excluded.ahead_ms, read_at = excluded.read_at
      where excluded.read_at > network_clock.read_at`.execute(db)
  return await warn(db)
}

async function warn(db: Db): Promise<number> {
  const apart = await clocksApart(db)
  if (apart.length === 0) return 0
  const { rows } = await sql<{ officeId: string; network: string; day: string }>`
    select distinct office_id as "officeId", network, to_char(now() at time zone 'UTC', 'YYYY-MM-DD') as day
    from channel where state = 'connected' and network = any(${apart.map(each => each.network)}::text[])`.execute(
    db,
  )
  const found = rows.flatMap(({ officeId, network, day }) =>
    apart
      .filter(each => each.network === network)
      .map(each => ({
        kind: 'office.clocks-apart' as const,
        officeId,
        subjectId: officeId,
        data: { server: each.server, day, reason: clocksSentence(each) },
      })),
  )
  const known = await warnedAlready(db)
  const events = found.filter(({ officeId, data }) => !known.has(`${officeId} ${data.server} ${data.day}`))
  await recordEvents(db, events)
  return events.length
}

/** Two processes may find the same at the same moment; the notification of it is one. */
async function warnedAlready(db: Db): Promise<Set<string>> {
  const { rows } = await sql<{ key: string }>`
    select subject_id || ' ' || (data ->> 'server') || ' ' || (data ->> 'day') as key
    from event where kind = 'office.clocks-apart' and at > now() - interval '2 days'`.execute(db)
  return new Set(rows.map(row => row.key))
}
