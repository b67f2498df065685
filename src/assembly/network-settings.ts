import type { Settings } from '../../config/env.ts'
import type { Clock } from '../core/time/clock.ts'
import type { FacebookSettings } from '../networks/facebook/client.ts'
import type { MastodonSettings } from '../networks/mastodon/client.ts'
import type { XSettings } from '../networks/x/client.ts'
import type { SandboxAccess } from '../sandbox/sandbox-access.ts'

/** What each network is reached at, and how it knows this installation. */
export interface NetworkSettings {
  x: XSettings
  facebook: FacebookSettings
  /** Undefined on a sandbox that was started without it. A live account is reached at the server that its id names. */
  mastodon: MastodonSettings | undefined
}

/**
 * By the ids, secrets and origins of the settings; on the sandbox, which asks no one who they are, by names of its own
 * where none are set.
 */
export function networkSettings(
  settings: Settings,
  clock: Clock,
  sandbox: SandboxAccess | undefined,
): NetworkSettings {
  const assumed = sandbox ? 'sandbox' : undefined
  const clientId = settings.X_CLIENT_ID ?? assumed
  const { X_CLIENT_SECRET: clientSecret } = settings
  const { X_CONSUMER_KEY: consumerKey = assumed, X_CONSUMER_SECRET: consumerSecret = assumed } = settings
  const { FACEBOOK_APP_ID: appId = assumed, FACEBOOK_APP_SECRET: appSecret = assumed } = settings
  return {
    x: {
      origin: sandbox?.xOrigin ?? settings.X_API_ORIGIN ?? 'https://api.x.com',
      clock,
      ...(clientId ? { clientId } : {}),
      ...(clientSecret ? { clientSecret } : {}),
      ...(consumerKey ? { consumerKey } : {}),
      ...(consumerSecret ? { consumerSecret } : {}),
    },
    facebook: {
      origin: sandbox?.facebookOrigin ?? settings.FACEBOOK_GRAPH_ORIGIN ?? 'https://graph.facebook.com',
      version: settings.FACEBOOK_GRAPH_VERSION,
      clock,
      ...(appId ? { appId } : {}),
      ...(appSecret ? { appSecret } : {}),
    },
    mastodon: mastodonSettings(sandbox ? sandbox.mastodonOrigin : settings.MASTODON_ORIGIN, clock, sandbox),
  }
}

function mastodonSettings(
  origin: string | undefined,
  clock: Clock,
  sandbox: SandboxAccess | undefined,
): MastodonSettings | undefined {
  if (origin !== undefined) return { origin, clock }
  return sandbox ? undefined : { clock }
}
