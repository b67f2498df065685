import { BusyError } from '../../../core/errors/busy-error.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import type { Db } from '../../../database/connect.ts'
import { assertOfficeOpen } from '../../../offices/open-office.ts'
import { giveHostBack, type HostLease, hostWaitsUntil, takeHost } from '../checking/host-lease.ts'
import { type FeedToRead, type Reading, readAddress } from '../checking/read-address.ts'
import type { FeedFetcher } from '../fetching/fetch-feed.ts'

/** How soon a person may try again, in seconds. */
const retryAfterSeconds = 5

/**
 * The host of a feed for a person who waits.
 * @throws BusyError `feed-busy` where it is being read; DatelineError `feed-must-wait`, with `until`, where it asked to
 * be left alone.
 */
export async function takeHostNow(db: Db, host: string): Promise<HostLease> {
  const lease = await takeHost(db, host)
  if (lease) return lease
  const until = await hostWaitsUntil(db, host)
  if (!until) throw new BusyError('feed-busy', { host }, retryAfterSeconds)
  const text = until.toISOString().slice(0, 16).replace('T', ' ')
  throw new DatelineError('feed-must-wait', { host, until: text }, { until })
}

/**
 * Reads an address that is given to a feed, and lets `save` write what came of it; the host is kept until then.
 * @throws DatelineError that says why it cannot be watched, and then nothing is written; `office-archived`, and then
 * nothing is asked; as `takeHostNow`.
 */
export async function withFirstReading<Value>(
  deps: { db: Db; fetcher: FeedFetcher },
  feed: Omit<FeedToRead, 'etag' | 'lastModified'>,
  person: string,
  save: (reading: Reading & { type: 'read' }) => Promise<Value>,
): Promise<Value> {
  await assertOfficeOpen(deps.db, feed.officeId)
  const lease = await takeHostNow(deps.db, feed.host)
  let waitMs = 0
  try {
    const reading = await readAddress(deps, { ...feed, etag: null, lastModified: null }, { person })
    if (reading.type === 'unchanged') throw new Error('nothing was asked by which it could be unchanged')
    return await save(reading)
  } catch (thrown) {
    if (thrown instanceof DatelineError) waitMs = Number(thrown.data.waitMs ?? 0)
    throw thrown
  } finally {
    await giveHostBack(deps.db, lease, waitMs)
  }
}
