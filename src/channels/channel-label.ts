import type { NetworkName } from '../networks/network.ts'

/** What staff call each network. */
export const networkLabels: Record<NetworkName, string> = {
  x: 'X',
  facebook: 'Facebook',
  mastodon: 'Mastodon',
}

/** How messages name a channel, e.g. "X @mrc_lahore" or "Facebook Migrant Resource Centre Lahore". */
export function channelLabel(channel: { network: NetworkName; handle: string; name: string }): string {
  const label = networkLabels[channel.network]
  if (channel.network === 'facebook') return `${label} ${channel.name}`
  return `${label} @${channel.handle.replace(/^@/, '')}`
}
