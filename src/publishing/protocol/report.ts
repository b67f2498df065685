import { blockChannelUntil, holdChannelFor } from '../../channels/block-channel.ts'
import { notify } from '../../channels/notify.ts'
import type { PostState } from '../../database/tables.ts'
import type { Claim } from './claim.ts'
import type { PublishingDeps } from './deps.ts'
import type { Doubt } from './doubt.ts'
import type { PublishResult } from './publish-post.ts'

// Nothing silent: what did not go as planned reaches the office, with the reason and what to do next.

/** After a send that did not bring an id: pauses the channel where the network said so, and tells the office. */
export async function reportStopped(
  deps: PublishingDeps,
  claim: Claim,
  { failure, state }: Extract<PublishResult, { type: 'stopped' }>,
): Promise<void> {
  if (failure.type === 'rate-limited')
    await blockChannelUntil(deps.db, claim.channelId, failure.retryAt, failure.reason)
  // What `reconnect` needs is done where the account is renewed (work-channel.ts).
  if (failure.type === 'channel-blocked' && failure.remedy !== 'reconnect') {
    await holdChannelFor(deps.db, claim.channelId, failure.reason)
  }
  if (state === 'failed')
    await tell(deps, claim, 'post-failed', `The network refused it for good: ${failure.reason}`)
}

export async function reportMissed(deps: PublishingDeps, claim: Claim): Promise<void> {
  await tell(
    deps,
    claim,
    'post-missed',
    'It is more overdue than this channel allows and waits for you: send it now, or cancel it.',
  )
}

/** Tells the office of a recall after which its post waits for a person, or ended; a stop goes on by itself. */
export async function reportRecalled(deps: PublishingDeps, claim: Claim, state: PostState): Promise<void> {
  if (state !== 'cancelled' && state !== 'needs_attention') return
  const { reason } = await deps.db
    .selectFrom('post')
    .select('reason')
    .where('id', '=', claim.postId)
    .executeTakeFirstOrThrow()
  await tell(deps, claim, state === 'cancelled' ? 'post-cancelled' : 'post-recalled', reason ?? '')
}

export async function reportDoubt(deps: PublishingDeps, doubt: Doubt, reason: string): Promise<void> {
  await tell(deps, doubt, 'post-in-doubt', reason)
}

async function tell(
  deps: PublishingDeps,
  post: Pick<Claim, 'postId' | 'officeId' | 'channelId' | 'fence'>,
  kind: `post-${string}`,
  message: string,
): Promise<void> {
  const onceKey = `${kind}-${post.postId}-${post.fence}`
  await notify(deps.db, {
    officeId: post.officeId,
    postId: post.postId,
    channelId: post.channelId,
    kind,
    message,
    onceKey,
  })
}
