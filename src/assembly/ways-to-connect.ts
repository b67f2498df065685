import type { WaysIn } from '../channels/connecting/ways-in.ts'
import { connectFacebook } from '../networks/facebook/connect.ts'
import { profile as facebookProfile } from '../networks/facebook/profile.ts'
import { connectMastodon } from '../networks/mastodon/connect.ts'
import { profile as mastodonProfile } from '../networks/mastodon/profile.ts'
import { connectX } from '../networks/x/connect.ts'
import { profile as xProfile } from '../networks/x/profile.ts'
import type { Core } from './core.ts'
import { networkSettings } from './network-settings.ts'

/** How each network lets this installation in. */
export function waysInto({ clock, sandbox, settings }: Core): WaysIn {
  const { x, facebook, mastodon } = networkSettings(settings, clock, sandbox)
  return {
    networks: new Map([
      [xProfile.name, connectX(x)],
      [facebookProfile.name, connectFacebook(facebook)],
      [mastodonProfile.name, connectMastodon(mastodon)],
    ]),
    sandbox: sandbox !== undefined,
  }
}
