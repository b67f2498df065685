import { networkOf } from '../../networks/adapters.ts'
import { type Account, type NetworkFailure, NetworkFailureError } from '../../networks/network.ts'
import { networkLabel } from '../../networks/profiles.ts'
import { markNeedsReconnect } from '../block-channel.ts'
import type { AccountDeps } from './account-deps.ts'
import { connectedAccount, type StoredAccount } from './credentials.ts'
import { takeRefreshLease } from './refresh-lease.ts'
import { renewAccess } from './renew-access.ts'

/**
 * The account of a channel with an access token that works for five minutes more. Where it must be renewed, one
 * caller among all processes does so and saves the answer; the others wait and read it. Where the network is away
 * but the old token still lasts a little, the old one comes back.
 * @throws NetworkFailureError that never leaves a doubt about a post, because nothing was sent: `channel-blocked`
 * when a person must act, `rate-limited` or `not-sent` when it is worth trying again.
 * @throws DatelineError `unavailable` when the secrets do not open, or the new ones could not be saved.
 */
export async function freshAccount(deps: AccountDeps, channelId: string): Promise<Account> {
  return await accountMeeting(deps, channelId, {
    works: isFresh,
    isUsable: stored => lastsFor(stored, 30_000),
  })
}

/**
 * What to do when a network refuses an access token before its time: the account with another one. When it has been
 * renewed since, that one comes back at once.
 * @param refused the account with which the call was refused (401, or Facebook's code 190).
 * @param because what the network said; staff read it when nothing can be renewed.
 * @throws as `freshAccount`; `channel-blocked` also when the channel has no way to renew, and then it is marked
 * as to be connected again.
 */
export async function renewedAccount(
  deps: AccountDeps,
  refused: Account,
  because?: string,
): Promise<Account> {
  const isOther = (stored: StoredAccount) =>
    stored.account.credentials.accessToken !== refused.credentials.accessToken
  return await accountMeeting(deps, refused.channelId, {
    works: stored => isOther(stored) && isFresh(stored),
    isUsable: stored => isOther(stored) && lastsFor(stored, 30_000),
    because,
  })
}

interface Wanted {
  /** Good as it is. */
  works(stored: StoredAccount): boolean
  /** Good enough when it cannot be renewed now. */
  isUsable(stored: StoredAccount): boolean
  /** Why the one before is not. */
  because?: string | undefined
}

const renewBeforeMs = 5 * 60_000
const pollMs = 100
/** Longer than a lease: who waits for a holder that died takes over from it. */
const waitAtMostMs = 16_000

function isFresh(stored: StoredAccount): boolean {
  return lastsFor(stored, renewBeforeMs)
}

function lastsFor(stored: StoredAccount, ms: number): boolean {
  return stored.endsInMs === undefined || stored.endsInMs > ms
}

async function accountMeeting(deps: AccountDeps, channelId: string, wanted: Wanted): Promise<Account> {
  for (let waitedMs = 0; waitedMs < waitAtMostMs; ) {
    const stored = await connectedAccount(deps, channelId)
    if (wanted.works(stored)) return stored.account
    if (!canRenew(deps, stored)) return await withoutRenewing(deps, stored, wanted)
    const lease = await takeRefreshLease(deps.db, channelId)
    if (lease.type === 'held') {
      await deps.clock.sleep(pollMs)
      waitedMs += pollMs
    } else if (lease.type === 'paused') {
      if (wanted.isUsable(stored)) return stored.account
      throw failure({ type: 'rate-limited', retryAt: lease.until, reason: lease.reason })
    } else {
      const failed = await renewAccess(deps, channelId, lease, wanted.works)
      if (failed) return await accountDespite(deps, failed, channelId, wanted)
    }
  }
  throw failure({ type: 'not-sent', reason: 'Renewing the access of this channel takes unusually long.' })
}

function canRenew(deps: AccountDeps, stored: StoredAccount): boolean {
  const network = networkOf(deps.networks, stored.network)
  return network.refreshAccess !== undefined && stored.account.credentials.refreshToken !== undefined
}

/** A token that cannot be renewed is used to its end. */
async function withoutRenewing(deps: AccountDeps, stored: StoredAccount, wanted: Wanted): Promise<Account> {
  if (wanted.isUsable(stored)) return stored.account
  const reason =
    wanted.because ??
    `${networkLabel(stored.network)} no longer accepts the access of this channel, and it has no way to renew it. Connect the channel again.`
  const { version } = stored
  await markNeedsReconnect(deps.db, stored.account.channelId, reason, { version, ...deps.openedFor })
  throw failure({ type: 'channel-blocked', remedy: 'reconnect', reason })
}

async function accountDespite(
  deps: AccountDeps,
  failed: NetworkFailure,
  channelId: string,
  wanted: Wanted,
): Promise<Account> {
  const refusedForGood = failed.type === 'channel-blocked'
  if (!refusedForGood) {
    const stored = await connectedAccount(deps, channelId)
    if (wanted.isUsable(stored)) return stored.account
  }
  if (refusedForGood || failed.type === 'rate-limited') throw new NetworkFailureError(failed)
  // "unknown" is said of the renewal; of the post it is certain that nothing was sent.
  throw new NetworkFailureError({ type: 'not-sent', code: failed.code, reason: failed.reason })
}

function failure(
  kind:
    | { type: 'not-sent'; reason: string }
    | { type: 'rate-limited'; retryAt: Date; reason: string }
    | { type: 'channel-blocked'; remedy: 'reconnect'; reason: string },
): NetworkFailureError {
  return new NetworkFailureError({ code: 'renewing-access', ...kind })
}
