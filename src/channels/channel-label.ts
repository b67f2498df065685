import type { NetworkName } from '../networks/network.ts'
import { findProfile, networkLabel } from '../networks/profiles.ts'

/** How messages name a channel, e.g. "X @mrc_lahore" or "Facebook Migrant Resource Centre Lahore". */
export function channelLabel(channel: { network: NetworkName; handle: string; name: string }): string {
  const label = networkLabel(channel.network)
  return findProfile(channel.network)?.accountsGoBy === 'name'
    ? `${label} ${channel.name}`
    : `${label} @${channel.handle.replace(/^@/, '')}`
}
