import { exhaustive } from '../../core/result.ts'
import { type Moment, momentOf, msSince } from '../../core/time/elapsed.ts'
import { networkOf } from '../../networks/adapters.ts'
import {
  type Account,
  mediaForgotten,
  type NetworkFailure,
  type PublishOutcome,
} from '../../networks/network.ts'
import type { PostState } from '../post-state.ts'
import type { Claim, ClaimedSegment } from './claim.ts'
import type { PublishingDeps } from './deps.ts'
import { mayBeOutAlready } from './doubt/doubt.ts'
import { looksOn } from './doubt/when-to-look.ts'
import { renewLease } from './lease.ts'
import { persist } from './persist.ts'
import { uploadMissingMedia } from './prepare.ts'
import { dropUploads, type Intent, moveOn, timesForgotten, writeIntent } from './record.ts'
import { type Recorded, recordPublished } from './record-sent.ts'
import { backoffAfter } from './timing.ts'

/** The channel's next post, claimed with the record of this one at the moment `since`, or that none was due. */
export type NextClaim = { claim: Claim; since: Moment } | 'none due' | 'not asked'

/** How working on one claim ended. */
export type PublishResult =
  /** `pauseUntil` (UTC): the network asks for fewer calls on this channel. */
  | { type: 'published'; pauseUntil: Date | undefined; next: NextClaim }
  /** Another worker has it now. */
  | { type: 'lost' }
  /** Nothing more of it may be sent, for the reason that the record gives; `state` is where it waits, or ended. */
  | { type: 'recalled'; state: PostState; pauseUntil: Date | undefined }
  | { type: 'stopped'; failure: NetworkFailure; state: 'retry_wait' | 'failed' | 'reconciling' }

/**
 * Publishes one claimed post: uploads what is missing, then sends each unsent segment exactly once, each written
 * down before (steps 4 to 8 of docs/reliability.md). `startedAt` is the moment before the claim was made: no request
 * may start or go on after the lease that began there. The channel's next post is claimed with the last record where
 * `wantsNext` says so then and the network asked for no pause.
 */
export async function publishPost(
  deps: PublishingDeps,
  claim: Claim,
  account: Account,
  startedAt: Moment,
  wantsNext: () => boolean = () => false,
): Promise<PublishResult> {
  await deps.reached('after-claim')
  const open = claim.segments.filter(segment => segment.externalId === null)
  let parent = claim.segments.findLast(segment => segment.externalId !== null)?.externalId ?? undefined
  let leaseFrom = startedAt
  let intent: Intent = { type: 'written', attemptId: claim.attemptId }
  let pauseUntil: Date | undefined

  if (claim.state === 'claimed') {
    const failure = await uploadMissingMedia(deps, claim, account, () =>
      renewLease(deps.db, claim, deps.timing.leaseMs),
    )
    if (failure) return await stop(deps, claim, 'claimed', undefined, failure)
    leaseFrom = momentOf(deps.clock)
    const position = open[0]?.position ?? 0
    intent = await writeIntent(deps.db, claim, { position, parentExternalId: parent, timing: deps.timing })
  }

  for (const [index, segment] of open.entries()) {
    if (intent.type === 'recalled') return { ...intent, pauseUntil }
    if (intent.type === 'lost') return intent
    const { attemptId } = intent
    await deps.reached('after-intent')
    const outcome = await sendOnce(deps, claim, segment, account, parent, leaseFrom)
    await deps.reached('after-send')
    if (outcome.type !== 'published') {
      const failure = await withoutForgottenMedia(deps, claim, attemptId, outcome)
      return await stop(deps, claim, 'sending', attemptId, failure)
    }
    pauseUntil = outcome.pauseUntil
    const claimFor = pauseUntil === undefined && wantsNext() ? deps.worker : undefined
    const recorded: Recorded = await persist(deps, () => {
      leaseFrom = momentOf(deps.clock)
      return recordPublished(deps.db, claim, {
        attemptId,
        position: segment.position,
        externalId: outcome.externalId,
        permalink: outcome.permalink,
        nextPosition: open[index + 1]?.position,
        claimFor,
        timing: deps.timing,
      })
    })
    await deps.reached('after-record')
    if (recorded.type === 'ended')
      return { type: 'published', pauseUntil, next: nextOf(claimFor, recorded.claim, leaseFrom) }
    intent = recorded
    parent = outcome.externalId
  }
  return { type: 'published', pauseUntil, next: 'not asked' }
}

function nextOf(claimFor: string | undefined, claim: Claim | undefined, since: Moment): NextClaim {
  if (claimFor === undefined) return 'not asked'
  return claim ? { claim, since } : 'none due'
}

/**
 * Step 6. A process that was frozen since it wrote the attempt down finds its time over and does not send: another
 * worker may be asking the network about this very attempt. The adapter asks again when its connection is ready.
 */
async function sendOnce(
  deps: PublishingDeps,
  claim: Claim,
  segment: ClaimedSegment,
  account: Account,
  parentExternalId: string | undefined,
  leaseFrom: Moment,
): Promise<PublishOutcome> {
  await deps.reached('before-send')
  const { clock, timing } = deps
  const timeoutMs = Math.floor(timing.sendWindowMs - msSince(clock, leaseFrom))
  if (timeoutMs <= 0) {
    return {
      type: 'not-sent',
      code: 'too-late',
      reason: 'The worker was held up and did not send it; it is tried again.',
    }
  }
  return await networkOf(deps.networks, claim.network).publishSegment(
    account,
    {
      text: segment.text,
      language: claim.language,
      mediaHandles: segment.mediaHandles,
      idempotencyKey: `${claim.postId}-${segment.position}`,
      ...(segment.link === null ? {} : { link: segment.link }),
      ...(parentExternalId === undefined ? {} : { parentExternalId }),
    },
    { timeoutMs, isTooLate: () => msSince(clock, leaseFrom) >= timing.sendWindowMs },
  )
}

/** So often a network may not know files that it took a moment ago: one of its servers may lag behind another. */
const uploadsInVain = 3

/**
 * Files that the network has forgotten are uploaded once more, at the next claim; those that it did not know just after
 * each of several uploads will not become known.
 */
async function withoutForgottenMedia(
  deps: PublishingDeps,
  claim: Claim,
  attemptId: string,
  failure: NetworkFailure,
): Promise<NetworkFailure> {
  if (failure.code !== mediaForgotten) return failure
  const before = await persist(deps, () => timesForgotten(deps.db, attemptId))
  if (claim.state === 'claimed' && before + 1 >= uploadsInVain)
    return { type: 'rejected', code: failure.code, reason: failure.reason }
  await persist(deps, () => dropUploads(deps.db, claim))
  return failure
}

/** Step 8: sorts what went wrong into what happens next. Each case is a row of the table in docs/reliability.md. */
async function stop(
  deps: PublishingDeps,
  claim: Claim,
  from: 'claimed' | 'sending',
  attemptId: string | undefined,
  failure: NetworkFailure,
): Promise<PublishResult> {
  const attempt = { attemptId, outcome: failure.type, code: failure.code, reason: failure.reason }
  const write = (change: Omit<Parameters<typeof moveOn>[2], 'from' | 'reason' | 'attempt'>) =>
    persist(deps, () => moveOn(deps.db, claim, { from, reason: failure.reason, attempt, ...change }))

  switch (failure.type) {
    case 'not-sent':
      return await after(
        write({ event: 'not-sent', waitMs: backoffAfter(claim.tries + 1), tries: 'one-more' }),
        'retry_wait',
      )
    case 'rate-limited':
      return await after(
        write({ event: 'refused-for-now', waitMs: until(deps, failure.retryAt) }),
        'retry_wait',
      )
    case 'channel-blocked':
      return await after(write({ event: 'refused-for-now', waitMs: 0 }), 'retry_wait')
    case 'rejected': {
      // A first send may be out that no list showed yet: a refusal of the second says nothing about it, unless it is
      // the text that is refused.
      const isDoubtful =
        attemptId !== undefined &&
        !failure.ofText &&
        (await persist(deps, () => mayBeOutAlready(deps.db, attemptId)))
      return isDoubtful
        ? await after(inDoubt(), 'reconciling')
        : await after(write({ event: 'rejected', waitMs: null }), 'failed')
    }
    case 'duplicate':
    case 'unknown':
      // Before the attempt nothing was published: an upload that ended in doubt is simply made again.
      if (from === 'claimed') {
        return await after(
          write({ event: 'not-sent', waitMs: backoffAfter(claim.tries + 1), tries: 'one-more' }),
          'retry_wait',
        )
      }
      return await after(inDoubt(), 'reconciling')
    default:
      return exhaustive(failure)
  }

  function inDoubt() {
    return write({ event: 'in-doubt', waitMs: firstLook(deps, claim), looks: 'none' })
  }

  async function after(
    moved: Promise<boolean>,
    state: 'retry_wait' | 'failed' | 'reconciling',
  ): Promise<PublishResult> {
    return (await moved) ? { type: 'stopped', failure, state } : { type: 'lost' }
  }
}

/** At least the request's deadline plus the network's read lag: a late landing must have landed. */
function firstLook(deps: PublishingDeps, claim: Claim): number {
  return deps.timing.leaseMs + looksOn(deps.timing, claim.network)[0]
}

function until(deps: PublishingDeps, moment: Date): number {
  return Math.max(1_000, moment.getTime() - deps.clock.now().getTime())
}
