import { DatelineError } from '../core/errors.ts'
import type { NetworkName } from '../core/network-name.ts'
import type { FacebookSettings } from '../networks/facebook/client.ts'
import type { MastodonSettings } from '../networks/mastodon/client.ts'
import type { XSettings } from '../networks/x/client.ts'

/** How this installation is known to the networks as an app; absent where it is not. */
export interface SignInSettings {
  x?: XSettings
  facebook?: FacebookSettings
  /** Every Mastodon server takes us: we register there for each sign-in. */
  mastodon?: MastodonSettings
  /** Whether these are the sandbox's. */
  sandbox: boolean
}

/** Throws `unavailable` with the settings to be set. */
export function signInTo<Name extends NetworkName>(
  settings: SignInSettings,
  network: Name,
): NonNullable<SignInSettings[Name]> {
  const found = settings[network]
  if (found) return found
  throw new DatelineError('unavailable', missing[network])
}

const missing: Record<NetworkName, string> = {
  x: 'Connecting an X account takes the setting X_CLIENT_ID (and X_CLIENT_SECRET for a confidential app), which is not set; docs/settings.md says where to get it.',
  facebook:
    'Connecting a Facebook Page takes the settings FACEBOOK_APP_ID and FACEBOOK_APP_SECRET, which are not both set; docs/settings.md says where to get them.',
  mastodon:
    'Connecting a Mastodon account on this sandbox takes the setting MASTODON_ORIGIN, which is not set: it was started with X and Facebook alone.',
}
