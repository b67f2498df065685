import type { SignInSettings } from '../channels/connecting/sign-in-settings.ts'
import type { Core } from './core.ts'
import { liveOrigins } from './networks.ts'

/**
 * How the networks know this installation: by the ids and secrets of the settings; on the sandbox, which asks
 * nobody who they are, by names of its own where none are set.
 */
export function signInSettings({ clock, sandbox, settings }: Core): SignInSettings {
  const { x: xOrigin, facebook: facebookOrigin } = sandbox
    ? { x: sandbox.xOrigin, facebook: sandbox.facebookOrigin }
    : liveOrigins(settings)
  const mastodon = sandbox ? originIn(sandbox.mastodonOrigin) : (originIn(settings.MASTODON_ORIGIN) ?? {})
  const assumed = sandbox ? 'sandbox' : undefined
  const clientId = settings.X_CLIENT_ID ?? assumed
  const clientSecret = settings.X_CLIENT_SECRET
  const appId = settings.FACEBOOK_APP_ID ?? assumed
  const appSecret = settings.FACEBOOK_APP_SECRET ?? assumed
  return {
    sandbox: sandbox !== undefined,
    takesXKeys: sandbox !== undefined || settings.X_CONSUMER_KEY !== undefined,
    ...(mastodon ? { mastodon: { ...mastodon, clock } } : {}),
    ...(clientId
      ? { x: { origin: xOrigin, clock, clientId, ...(clientSecret ? { clientSecret } : {}) } }
      : {}),
    ...(appId && appSecret
      ? {
          facebook: {
            origin: facebookOrigin,
            version: settings.FACEBOOK_GRAPH_VERSION,
            clock,
            appId,
            appSecret,
          },
        }
      : {}),
  }
}

function originIn(origin: string | undefined): { origin: string } | undefined {
  return origin === undefined ? undefined : { origin }
}
