import { DateTime } from 'luxon'
import { DatelineError } from '../../core/errors/errors.ts'
import { networkOf } from '../../networks/adapters.ts'
import { type Credentials, type NetworkFailure, NetworkFailureError } from '../../networks/network.ts'
import { networkLabel } from '../../networks/profiles.ts'
import { markNeedsReconnect } from '../block-channel.ts'
import type { AccountDeps } from './account-deps.ts'
import { askNetwork } from './ask-network.ts'
import { connectedAccount, type StoredAccount, saveCredentials } from './credentials.ts'
import { giveBackRefreshLease, type RefreshLease } from './refresh-lease.ts'

/** The most one renewal may take, in milliseconds; with `startWithinMs` it stays inside the lease. */
const timeoutMs = 9_000
/** How long everybody leaves the network alone after a renewal that failed, in milliseconds. */
const pauseMs = 5_000
/** A process that stood still this long after taking the lease must not spend the token any more, in milliseconds. */
const startWithinMs = 2_000
/** Saving is tried again after these waits, in milliseconds: a new pair that is not saved is lost for good. */
const saveAgainAfterMs = [100, 300, 1_000, 3_000, 5_000] as const

/**
 * Spends the refresh token and saves what comes back before it is used. The lease makes sure that no other caller
 * does the same; it is given back in every case.
 * @param works tells that another process has renewed in the meantime, and nothing is left to do.
 * @returns undefined when there is something new to read, else what went wrong:
 *
 * | the network's answer | what follows |
 * |---|---|
 * | new tokens | saved; the doubt of an earlier renewal is over |
 * | the refresh token is spent or withdrawn | the channel is to be connected again, unless other credentials were saved since |
 * | slow down, until a time | the network is not asked before that time |
 * | not reached, or refused for another cause | the network is not asked for some seconds; the channel stays connected |
 * | unknown | as not reached, and the next renewal knows that a rotation may be lost |
 */
export async function renewAccess(
  deps: AccountDeps,
  channelId: string,
  lease: RefreshLease,
  works: (stored: StoredAccount) => boolean,
): Promise<NetworkFailure | undefined> {
  const takenAt = deps.clock.monotonic()
  // Read again: what was read before the lease may have been spent by the holder before us.
  const stored = await connectedAccount(deps, channelId)
  const late = deps.clock.monotonic() - takenAt > startWithinMs
  if (works(stored) || late) {
    await giveBackRefreshLease(deps.db, channelId, lease, { answer: 'none-sent' })
    return undefined
  }
  const answer = await ask(deps, stored)
  if ('failure' in answer) return await settleFailure(deps, stored, lease, answer.failure)
  await saveInSpiteOfFaults(deps, stored, answer.fresh)
  if (lease.doubtSince)
    deps.log.info({ channelId, doubtSince: lease.doubtSince }, 'a renewal in doubt is settled')
  return undefined
}

async function ask(
  deps: AccountDeps,
  stored: StoredAccount,
): Promise<{ fresh: Credentials } | { failure: NetworkFailure }> {
  const network = networkOf(deps.networks, stored.network)
  const { credentials } = stored.account
  try {
    const fresh = await askNetwork(deps.log, stored.network, async () =>
      network.refreshAccess?.(credentials, { timeoutMs }),
    )
    return { fresh: fresh ?? credentials }
  } catch (thrown) {
    if (thrown instanceof NetworkFailureError) return { failure: thrown.failure }
    throw thrown
  }
}

async function saveInSpiteOfFaults(
  deps: AccountDeps,
  stored: StoredAccount,
  fresh: Credentials,
): Promise<void> {
  const answeredAt = deps.clock.now()
  for (const waitMs of [...saveAgainAfterMs, undefined]) {
    try {
      await saveRenewed(deps, stored, fresh, answeredAt)
      return
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown.name : typeof thrown
      deps.log.error({ channelId: stored.account.channelId, error }, 'renewed access could not be saved')
      if (waitMs !== undefined) await deps.clock.sleep(waitMs)
    }
  }
  throw new DatelineError('renewed-access-not-saved', { channel: stored.label })
}

/** Where a person has connected the channel again meanwhile, theirs is newer and stays. */
async function saveRenewed(deps: AccountDeps, stored: StoredAccount, fresh: Credentials, answeredAt: Date) {
  const { channelId } = stored.account
  await deps.db.transaction().execute(async trx => {
    const now = await trx
      .selectFrom('channel')
      .select('credentials_version')
      .where('id', '=', channelId)
      .forUpdate()
      .executeTakeFirst()
    if (now?.credentials_version === stored.version)
      await saveCredentials(trx, deps.keys, channelId, fresh, answeredAt)
  })
}

async function settleFailure(
  deps: AccountDeps,
  stored: StoredAccount,
  lease: RefreshLease,
  failure: NetworkFailure,
): Promise<NetworkFailure | undefined> {
  const { channelId } = stored.account
  deps.log.warn({ channelId, code: failure.code, type: failure.type }, 'access could not be renewed')
  if (failure.type === 'channel-blocked' && failure.remedy === 'reconnect') {
    const reason = endedReason(stored, lease, failure)
    const refused = { version: stored.version, ...deps.openedFor }
    const marked = await markNeedsReconnect(deps.db, channelId, reason, refused)
    await giveBackRefreshLease(deps.db, channelId, lease, { answer: 'known' })
    return marked === 'stopped' ? { ...failure, reason } : undefined
  }
  await giveBackRefreshLease(deps.db, channelId, lease, {
    answer: failure.type === 'unknown' ? 'unknown' : 'none-sent',
    pause: { until: failure.type === 'rate-limited' ? failure.retryAt : pauseMs, reason: failure.reason },
  })
  return failure
}

function endedReason(stored: StoredAccount, lease: RefreshLease, failure: NetworkFailure): string {
  const network = networkLabel(stored.network)
  if (!lease.doubtSince) return failure.reason
  const when = DateTime.fromJSDate(lease.doubtSince, { zone: 'utc' }).toFormat("d LLLL yyyy HH:mm 'UTC'")
  return `${network} was asked to renew the access of this channel on ${when}, but the new access was lost before it could be saved, and the old one has ended with it. Connect the channel again.`
}
