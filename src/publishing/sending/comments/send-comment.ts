import { exhaustive } from '../../../core/result.ts'
import { type Moment, momentOf, msSince } from '../../../core/time/elapsed.ts'
import { networkOf } from '../../../networks/adapters.ts'
import {
  type Account,
  type NetworkFailure,
  type PublishOutcome,
  parentMissing,
} from '../../../networks/network.ts'
import type { PublishingDeps } from '../deps.ts'
import { looksOn } from '../doubt/when-to-look.ts'
import { persist } from '../persist.ts'
import { backoffAfter } from '../timing.ts'
import { type CommentClaim, claimComment } from './claim-comment.ts'
import { commentMayBeOut } from './claim-comment-doubt.ts'
import { moveCommentOn, recordComment, timesWithoutParent } from './record-comment.ts'

/** How working on one comment ended; `failure` is what the network or the connection said. */
export type CommentResult =
  | { type: 'none due' | 'lost' | 'recalled' }
  /** `pauseUntil` (UTC): the network asks for fewer calls on this channel. */
  | { type: 'published'; pauseUntil: Date | undefined }
  | { type: 'stopped'; failure: NetworkFailure }

/** A post is read late at times, and then "does not exist": so often is its comment sent again before that is believed. */
const mostResends = 6

/**
 * Claims and sends the channel's next first comment, exactly once (steps 3 to 8 of docs/reliability.md). Whatever comes of
 * it, the post above stays published.
 */
export async function sendNextComment(
  deps: PublishingDeps,
  channelId: string,
  account: Account,
): Promise<CommentResult> {
  await deps.reached('before-claim')
  const since = momentOf(deps.clock)
  const claim = await claimComment(deps.db, { channelId, worker: deps.worker, timing: deps.timing })
  if (!claim) return { type: 'none due' }
  if (claim.state !== 'sending') return { type: 'recalled' }
  await deps.reached('after-intent')
  const outcome = await sendOnce(deps, claim, account, since)
  await deps.reached('after-send')
  if (outcome.type !== 'published') return await stop(deps, claim, await withPatience(deps, claim, outcome))
  const { externalId, permalink } = outcome
  const { attemptId } = claim
  const isOurs = await persist(deps, () =>
    recordComment(deps.db, claim, { attemptId, externalId, permalink }),
  )
  await deps.reached('after-record')
  return isOurs ? { type: 'published', pauseUntil: outcome.pauseUntil } : { type: 'lost' }
}

/** Step 6, as for a segment: looked at once more when the connection is ready. */
async function sendOnce(
  deps: PublishingDeps,
  claim: CommentClaim,
  account: Account,
  since: Moment,
): Promise<PublishOutcome> {
  await deps.reached('before-send')
  const { clock, timing } = deps
  const timeoutMs = Math.floor(timing.sendWindowMs - msSince(clock, since))
  if (timeoutMs <= 0) {
    const reason = 'The worker was held up and did not send the first comment; it is tried again.'
    return { type: 'not-sent', code: 'too-late', reason }
  }
  const comment = {
    text: claim.text,
    language: claim.language,
    mediaHandles: [],
    parentExternalId: claim.parentExternalId,
    idempotencyKey: `${claim.postId}-comment`,
  }
  const call = { timeoutMs, isTooLate: () => msSince(clock, since) >= timing.sendWindowMs }
  return await networkOf(deps.networks, claim.network).publishSegment(account, comment, call)
}

async function withPatience(
  deps: PublishingDeps,
  claim: CommentClaim,
  failure: NetworkFailure,
): Promise<NetworkFailure> {
  if (failure.code !== parentMissing) return failure
  const before = await persist(deps, () => timesWithoutParent(deps.db, claim))
  if (before < mostResends) return failure
  return { type: 'rejected', code: failure.code, reason: failure.reason }
}

/** Step 8, as for a segment. */
async function stop(
  deps: PublishingDeps,
  claim: CommentClaim,
  failure: NetworkFailure,
): Promise<CommentResult> {
  const { attemptId } = claim
  const { type: outcome, code, reason } = failure
  const write = (change: Omit<Parameters<typeof moveCommentOn>[2], 'from' | 'reason' | 'attempt'>) =>
    persist(deps, () => {
      const attempt = { attemptId, outcome, code, reason }
      return moveCommentOn(deps.db, claim, { from: 'sending', reason, attempt, ...change })
    })
  const inDoubt = () => {
    const waitMs = deps.timing.leaseMs + looksOn(deps.timing, claim.network)[0]
    return write({ event: 'in-doubt', waitMs, looks: 'none' })
  }
  const after = async (moved: Promise<boolean>): Promise<CommentResult> =>
    (await moved) ? { type: 'stopped', failure } : { type: 'lost' }

  switch (failure.type) {
    case 'not-sent':
      return await after(
        write({ event: 'not-sent', waitMs: backoffAfter(claim.tries + 1), tries: 'one-more' }),
      )
    case 'rate-limited': {
      const waitMs = Math.max(1_000, failure.retryAt.getTime() - deps.clock.now().getTime())
      return await after(write({ event: 'refused-for-now', waitMs }))
    }
    case 'channel-blocked':
      return await after(write({ event: 'refused-for-now', waitMs: 0 }))
    case 'rejected': {
      // The refusal of a second send says nothing about the first.
      const isDoubtful = !failure.ofText && (await persist(deps, () => commentMayBeOut(deps.db, attemptId)))
      return await after(isDoubtful ? inDoubt() : write({ event: 'rejected', waitMs: null }))
    }
    case 'duplicate':
    case 'unknown':
      return await after(inDoubt())
    default:
      return exhaustive(failure)
  }
}
