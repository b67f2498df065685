import { blockChannelUntil, stopChannelFor } from '../../channels/block-channel.ts'
import type { Claim } from './claim.ts'
import type { PublishingDeps } from './deps.ts'
import type { PublishResult } from './publish-post.ts'

/**
 * After a send that did not bring an id: keeps the channel still where the network said so. What became of the post is
 * an event already, written with its state.
 */
export async function reportStopped(
  deps: PublishingDeps,
  claim: Claim,
  { failure }: Extract<PublishResult, { type: 'stopped' }>,
): Promise<void> {
  if (failure.type === 'rate-limited')
    await blockChannelUntil(deps.db, claim.channelId, failure.retryAt, failure.reason)
  // What `reconnect` needs is done where the account is renewed (work-channel.ts).
  if (failure.type === 'channel-blocked' && failure.remedy !== 'reconnect') {
    await stopChannelFor(deps.db, claim.channelId, failure.reason)
  }
}
