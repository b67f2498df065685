import { sql } from 'kysely'
import { BusyError } from '../../../core/errors/busy-error.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import type { Clock } from '../../../core/time/clock.ts'
import type { Db } from '../../../database/connect.ts'
import { interval } from '../../../database/interval.ts'
import { inBackground } from '../../../database/lane.ts'
import type { FeedFetcher } from '../fetching/fetch-feed.ts'
import { afterFault } from '../next-check.ts'
import type { CheckOutcome } from './check-outcome.ts'
import { giveHostBack, type HostLease, holdsHost } from './host-lease.ts'
import { readAddress } from './read-address.ts'
import { saveReading } from './save-reading.ts'

export interface CheckDeps {
  db: Db
  clock: Clock
  fetcher: FeedFetcher
}

/**
 * Reads a feed whose host is leased, makes drafts of what is new, and gives the host back.
 * @param asked.person in whose turn it is read.
 * @throws BusyError where too much waits here, or what the signal gives; then the feed is as it was.
 */
export async function checkFeed(
  deps: CheckDeps,
  { feedId, lease }: { feedId: string; lease: HostLease },
  asked: { person: string; signal?: AbortSignal },
): Promise<CheckOutcome> {
  let waitMs = 0
  try {
    const feed = await deps.db
      .selectFrom('feed')
      .select(['id as feedId', 'office_id as officeId', 'address', 'host', 'language', 'topics'])
      .select(['etag', 'last_modified as lastModified'])
      .where('id', '=', feedId)
      .where('host', '=', lease.host)
      .executeTakeFirst()
    if (!feed) return { type: 'overtaken' }
    const reading = await readAddress(deps, feed, asked).catch((thrown: unknown) => ({ thrown }))
    const known = { feedId, address: feed.address, lease }
    if (!('thrown' in reading)) return await inBackground(() => saveReading(deps, known, reading))
    const { thrown } = reading
    if (thrown instanceof BusyError || !(thrown instanceof DatelineError)) throw thrown
    waitMs = Number(thrown.data.waitMs ?? 0)
    return await saveFault(deps, known, thrown, waitMs)
  } finally {
    await giveHostBack(deps.db, lease, waitMs)
  }
}

async function saveFault(
  { db }: CheckDeps,
  { feedId, address, lease }: { feedId: string; address: string; lease: HostLease },
  error: DatelineError,
  waitMs: number,
): Promise<CheckOutcome> {
  return await db.transaction().execute(async trx => {
    if (!(await holdsHost(trx, lease))) return { type: 'overtaken' }
    const { numUpdatedRows } = await trx
      .updateTable('feed')
      .set(eb => ({
        checked_at: sql<Date>`now()`,
        failures: eb('failures', '+', 1),
        failing_since: sql<Date>`coalesce(failing_since, now())`,
        fault: error.message,
        fault_code: error.code,
        next_check_at: sql<Date>`now() + greatest(${interval(waitMs)},
          least(${interval(afterFault.firstMs)} * 2 ^ least(failures, 10), ${interval(afterFault.longestMs)}))`,
      }))
      .where('id', '=', feedId)
      .where('address', '=', address)
      .where('removed_at', 'is', null)
      .executeTakeFirst()
    return numUpdatedRows > 0n ? { type: 'failed', error } : { type: 'overtaken' }
  })
}
