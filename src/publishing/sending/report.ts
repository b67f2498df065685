import { blockChannelUntil, stopChannelFor } from '../../channels/block-channel.ts'
import type { NetworkFailure } from '../../networks/network.ts'
import type { PublishingDeps } from './deps.ts'

/**
 * After a send that did not bring an id: keeps the channel still where the network said so. What became of the post or
 * comment is an event already, written with its state.
 */
export async function reportFailure(
  { db }: PublishingDeps,
  channelId: string,
  failure: NetworkFailure,
): Promise<void> {
  if (failure.type === 'rate-limited') await blockChannelUntil(db, channelId, failure.retryAt, failure.reason)
  // What `reconnect` needs is done where the account is renewed (work-channel.ts).
  if (failure.type === 'channel-blocked' && failure.remedy !== 'reconnect') {
    await stopChannelFor(db, channelId, failure.reason)
  }
}
