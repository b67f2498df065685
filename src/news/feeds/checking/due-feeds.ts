import { sql } from 'kysely'
import { BusyError } from '../../../core/errors/busy-error.ts'
import { messageOf } from '../../../core/errors/errors.ts'
import type { Logger } from '../../../core/logging/logger.ts'
import type { Db } from '../../../database/connect.ts'
import { type CheckDeps, checkFeed } from './check-feed.ts'
import { giveHostBack, type HostLease, takeHost } from './host-lease.ts'

/** Checks of one process at once, each of another host. */
const atOnce = 4
/** Checks of one round; the next begins soon. */
const mostInRound = 200

/**
 * Checks every feed that is due, the longest due first. Any number of processes may do so: each host is read by one of
 * them at a time, and what a killed one had begun is taken over when its lease ends.
 * @returns how many were checked.
 */
export async function checkDueFeeds(
  deps: CheckDeps & { log: Logger },
  signal: AbortSignal = new AbortController().signal,
): Promise<number> {
  const checked = new Set<string>()
  async function work(): Promise<void> {
    while (!signal.aborted && checked.size < mostInRound) {
      const claimed = await claimDueFeed(deps.db, checked)
      if (!claimed) return
      checked.add(claimed.feedId)
      try {
        const outcome = await checkFeed(deps, claimed, { person: 'feeds that are due', signal })
        if (outcome.type === 'failed')
          deps.log.info({ feedId: claimed.feedId, code: outcome.error.code }, 'a feed could not be checked')
      } catch (thrown) {
        if (signal.aborted) return
        // Full here, or a fault of ours: one feed never holds up the others, nor is it tried without end.
        await postpone(deps.db, claimed.feedId)
        if (!(thrown instanceof BusyError))
          deps.log.error({ feedId: claimed.feedId, error: messageOf(thrown) }, 'no check of a feed')
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return checked.size
}

/** None is claimed twice in a round, also where nothing came of its check. */
async function claimDueFeed(
  db: Db,
  checked: ReadonlySet<string>,
): Promise<{ feedId: string; lease: HostLease } | undefined> {
  for (const { id, host } of await dueFeeds(db, [...checked])) {
    const lease = await takeHost(db, host)
    if (!lease) continue
    // Another process may have checked it just before the host was ours.
    if (await isDue(db, id)) return { feedId: id, lease }
    await giveHostBack(db, lease)
  }
  return undefined
}

/** The longest due of each host that is not being read. */
async function dueFeeds(db: Db, but: readonly string[]): Promise<{ id: string; host: string }[]> {
  const { rows } = await sql<{ id: string; host: string }>`
    select id, host from (
      select distinct on (f.host) f.id, f.host, f.next_check_at
      from feed f join office o on o.id = f.office_id
      where f.next_check_at <= now() and f.removed_at is null and f.paused_at is null and o.archived_at is null
        and not f.id = any(${but}::uuid[])
        and not exists (select from feed_host h
          where h.host = f.host and (h.lease_until > now() or h.not_before > now()))
      order by f.host, f.next_check_at
    ) due order by next_check_at limit 20`.execute(db)
  return rows
}

async function isDue(db: Db, feedId: string): Promise<boolean> {
  const { rows } = await sql`
    select from feed where id = ${feedId} and next_check_at <= now() and removed_at is null and paused_at is null`.execute(
    db,
  )
  return rows.length > 0
}

async function postpone(db: Db, feedId: string): Promise<void> {
  await sql`update feed set next_check_at = now() + interval '5 minutes' where id = ${feedId}`.execute(db)
}
