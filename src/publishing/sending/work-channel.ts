import { sql } from 'kysely'
import { blockChannelUntil } from '../../channels/block-channel.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { exhaustive } from '../../core/result.ts'
import { momentOf } from '../../core/time/elapsed.ts'
import { batched } from '../../database/batched.ts'
import type { Db } from '../../database/connect.ts'
import { type Account, type NetworkFailure, NetworkFailureError } from '../../networks/network.ts'
import { claimNext } from './claim.ts'
import { sendNextComment } from './comments/send-comment.ts'
import type { PublishingDeps } from './deps.ts'
import { LeaseLostError } from './lease.ts'
import { type NextClaim, publishPost } from './publish-post.ts'
import { reportFailure } from './report.ts'

/**
 * How many channels one worker serves at once. A channel that is sent to mostly waits for its network, so this costs
 * little; what it must never do is to make a channel wait for another one's reply.
 */
export const channelsAtOnce = 500

/**
 * Answers a channel's bell: publishes what is due, one after another in order of due time, until nothing is, another
 * worker is sending, the channel is paused, or `signal` says that the worker is to stop.
 */
export async function workChannel(
  deps: PublishingDeps,
  channelId: string,
  signal: AbortSignal,
): Promise<void> {
  await answerBell(deps.db, channelId)
  let account: Account | undefined
  let next: NextClaim = 'not asked'
  for (;;) {
    if (next === 'not asked') {
      if (signal.aborted) return
      if (!account || endsSoon(deps, account))
        account = await orPause(deps, channelId, () => deps.freshAccount(channelId))
      if (account) next = await claim(deps, channelId)
    }
    if (!account) return
    if (typeof next === 'string') return await workComments(deps, channelId, account, signal)
    const usable: Account = account
    const done = await work(deps, next, usable, () => !signal.aborted && !endsSoon(deps, usable))
    account = done.account
    next = done.next
  }
}

async function claim(deps: PublishingDeps, channelId: string): Promise<NextClaim> {
  await deps.reached('before-claim')
  const since = momentOf(deps.clock)
  const claimed = await claimNext(deps.db, { channelId, worker: deps.worker, timing: deps.timing })
  return claimed ? { claim: claimed, since } : 'none due'
}

/** Works on one claim; what is left is the account, where it may still be used, and the next claim. */
async function work(
  deps: PublishingDeps,
  { claim, since }: Exclude<NextClaim, string>,
  account: Account,
  wantsNext: () => boolean,
): Promise<{ account: Account | undefined; next: NextClaim }> {
  // Missed and recalled posts are where they belong.
  if (claim.state !== 'claimed' && claim.state !== 'sending') return { account, next: 'not asked' }
  const result = await publishPost(deps, claim, account, since, wantsNext).catch(lostLease)
  switch (result.type) {
    case 'lost':
      return { account, next: 'none due' }
    case 'published':
      await pause(deps, claim.channelId, result.pauseUntil)
      return { account, next: result.next }
    case 'recalled':
      await pause(deps, claim.channelId, result.pauseUntil)
      return { account, next: 'not asked' }
    case 'stopped':
      await reportFailure(deps, claim.channelId, result.failure)
      if (!isTokenRefused(result.failure)) return { account, next: 'not asked' }
      return {
        account: await orPause(deps, claim.channelId, () => deps.renewedAccount(account)),
        next: 'not asked',
      }
    default:
      return exhaustive(result)
  }
}

/** First comments come when no post of the channel is due: these have their times. */
async function workComments(
  deps: PublishingDeps,
  channelId: string,
  account: Account,
  signal: AbortSignal,
): Promise<void> {
  let usable: Account | undefined = account
  while (usable && !signal.aborted) {
    const result = await sendNextComment(deps, channelId, usable)
    if (result.type === 'none due' || result.type === 'lost') return
    if (result.type === 'published') await pause(deps, channelId, result.pauseUntil)
    if (result.type !== 'stopped') continue
    await reportFailure(deps, channelId, result.failure)
    const refused = usable
    if (isTokenRefused(result.failure))
      usable = await orPause(deps, channelId, () => deps.renewedAccount(refused))
  }
}

async function pause({ db }: PublishingDeps, channelId: string, until: Date | undefined): Promise<void> {
  if (until) await blockChannelUntil(db, channelId, until, 'the network asks for fewer calls')
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
