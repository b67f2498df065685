import { DatelineError } from '../../core/errors/errors.ts'
import type { NetworkName } from '../../core/network-name.ts'
import type { FacebookSettings } from '../../networks/facebook/client.ts'
import type { MastodonSettings } from '../../networks/mastodon/client.ts'
import type { Credentials } from '../../networks/network.ts'
import type { XSettings } from '../../networks/x/client.ts'

/** How this installation is known to the networks as an app; absent where it is not. */
export interface SignInSettings {
  x?: XSettings
  facebook?: FacebookSettings
  /** Every Mastodon server takes us: we register there for each sign-in. */
  mastodon?: MastodonSettings
  /** Whether an X account's own keys (OAuth 1.0a) can be used: they sign together with those of the app. */
  takesXKeys?: boolean
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

/** Throws `unavailable` for keys of an X account that would sign nothing, with the settings to be set. */
export function assertTakesKeys(settings: SignInSettings, network: NetworkName, keys: Credentials): void {
  if (network !== 'x' || keys.accessSecret === undefined || settings.takesXKeys) return
  throw new DatelineError(
    'unavailable',
    'Connecting an X account by its access token and secret takes the settings X_CONSUMER_KEY and X_CONSUMER_SECRET of the same app, which are not set; docs/settings.md says where to get them.',
  )
}

const missing: Record<NetworkName, string> = {
  x: 'Connecting an X account takes the setting X_CLIENT_ID (and X_CLIENT_SECRET for a confidential app), which is not set; docs/settings.md says where to get it.',
  facebook:
    'Connecting a Facebook Page takes the settings FACEBOOK_APP_ID and FACEBOOK_APP_SECRET, which are not both set; docs/settings.md says where to get them.',
  mastodon:
    'Connecting a Mastodon account on this sandbox takes the setting MASTODON_ORIGIN, which is not set: it was started with X and Facebook alone.',
}
