import { sql } from 'kysely'
import { blockChannelUntil } from '../../channels/block-channel.ts'
import { momentOf } from '../../core/elapsed.ts'
import { DatelineError } from '../../core/errors.ts'
import { batched } from '../../database/batched.ts'
import type { Db } from '../../database/connect.ts'
import { type Account, type NetworkFailure, NetworkFailureError } from '../../networks/network.ts'
import { claimNext } from './claim.ts'
import type { PublishingDeps } from './deps.ts'
import { LeaseLostError } from './lease.ts'
import { publishPost } from './publish-post.ts'
import { reportStopped } from './report.ts'

/**
 * How many channels one worker serves at once. A channel that is sent to mostly waits for its network, so this costs
 * little; what it must never do is to make a channel wait for another one's reply.
 */
export const channelsAtOnce = 500

/**
 * Answers a channel's bell: publishes what is due, one after another in order of due time, until nothing is, somebody
 * else is sending, the channel is paused, or `signal` says that the worker is to stop.
 */
export async function workChannel(
  deps: PublishingDeps,
  channelId: string,
  signal: AbortSignal,
): Promise<void> {
  await answerBell(deps.db, channelId)
  let account: Account | undefined
  while (!signal.aborted) {
    if (!account || endsSoon(deps, account))
      account = await orPause(deps, channelId, () => deps.freshAccount(channelId))
    if (!account) return
    const usable = account
    await deps.reached('before-claim')
    const startedAt = momentOf(deps.clock)
    const claim = await claimNext(deps.db, { channelId, worker: deps.worker, timing: deps.timing })
    if (!claim) return
    // Missed and recalled posts are where they belong.
    if (claim.state === 'claimed' || claim.state === 'sending') {
      const result = await publishPost(deps, claim, usable, startedAt).catch(lostLease)
      if (result.type === 'lost') return
      if (result.type !== 'stopped' && result.pauseUntil) {
        await blockChannelUntil(deps.db, channelId, result.pauseUntil, 'the network asks for fewer calls')
      }
      if (result.type === 'stopped') {
        await reportStopped(deps, claim, result)
        if (isTokenRefused(result.failure))
          account = await orPause(deps, channelId, () => deps.renewedAccount(usable))
      }
    }
  }
}

/**
 * From now on a new ring is wanted: this worker may already be past the post that becomes due next. Channels that
 * answer at the same moment share a statement.
 */
const answerBell = batched<Db, string, void>(async (db, channelIds) => {
  // Locked in the order of the dispatcher, so that neither waits for the other in a circle.
  await sql`
    with answered as (
      select id from channel where id = any(${channelIds}::uuid[]) order by id for no key update
    )
    update channel c set rung_at = null from answered where c.id = answered.id`.execute(db)
  return channelIds.map(() => undefined)
}, channelsAtOnce)

/** Long enough for the longest upload and send. */
const enoughMs = 5 * 60_000

function endsSoon(deps: PublishingDeps, account: Account): boolean {
  const end = account.credentials.expiresAt
  return end !== undefined && end.getTime() - deps.clock.now().getTime() < enoughMs
}

function isTokenRefused(failure: NetworkFailure): boolean {
  return failure.type === 'channel-blocked' && failure.remedy === 'reconnect'
}

/** No account, no claim: a token that cannot be had just now leaves the posts where they are. */
async function orPause(
  deps: PublishingDeps,
  channelId: string,
  getAccount: () => Promise<Account>,
): Promise<Account | undefined> {
  try {
    return await getAccount()
  } catch (thrown) {
    if (thrown instanceof NetworkFailureError || thrown instanceof DatelineError) {
      deps.log.warn({ channel: channelId, error: thrown.message }, 'the channel cannot be used just now')
      return undefined
    }
    throw thrown
  }
}

function lostLease(thrown: unknown): { type: 'lost' } {
  if (thrown instanceof LeaseLostError) return { type: 'lost' }
  throw thrown
}
