import { join } from 'node:path'
import type { Settings } from '../../config/env.ts'
import type { Clock } from '../core/clock.ts'
import { createFacebookNetwork } from '../networks/facebook/facebook-network.ts'
import { createMastodonNetwork } from '../networks/mastodon/mastodon-network.ts'
import type { Network, NetworkName } from '../networks/network.ts'
import type { Networks } from '../networks/registry.ts'
import { createXNetwork } from '../networks/x/x-network.ts'
import { openFileStore } from '../sandbox/file-store.ts'
import type { SandboxAccess } from '../sandbox/sandbox-access.ts'
import type { SandboxSettings } from '../sandbox/settings.ts'
import { startSandbox } from '../sandbox/start.ts'

export type { SandboxAccess } from '../sandbox/sandbox-access.ts'

/**
 * The adapters, on the networks themselves or on the sandbox. The sandbox is started in this process, or reached at
 * X_API_ORIGIN and FACEBOOK_GRAPH_ORIGIN when these are set; Mastodon then at MASTODON_ORIGIN, or not at all. A live
 * Mastodon account is reached at the server that its own id names.
 */
export async function connectNetworks(
  settings: Settings,
  clock: Clock,
  sandboxSettings: Partial<SandboxSettings> = {},
): Promise<{ networks: Networks; sandbox: SandboxAccess | undefined }> {
  if (settings.NETWORKS === 'live') {
    const networks = adapters(settings, clock, liveOrigins(settings))
    const origin = settings.MASTODON_ORIGIN ? { origin: settings.MASTODON_ORIGIN } : {}
    networks.set('mastodon', createMastodonNetwork({ ...origin, clock }))
    return { networks, sandbox: undefined }
  }
  const sandbox = await openSandbox(settings, clock, sandboxSettings)
  const origins = { x: sandbox.xOrigin, facebook: sandbox.facebookOrigin }
  const networks = adapters(settings, clock, origins)
  if (sandbox.mastodonOrigin) {
    networks.set('mastodon', createMastodonNetwork({ origin: sandbox.mastodonOrigin, clock }))
  }
  return { networks, sandbox }
}

/** Where the networks themselves answer, or what the settings put in their place. */
export function liveOrigins(settings: Settings): { x: string; facebook: string } {
  return {
    x: settings.X_API_ORIGIN ?? 'https://api.x.com',
    facebook: settings.FACEBOOK_GRAPH_ORIGIN ?? 'https://graph.facebook.com',
  }
}

async function openSandbox(
  settings: Settings,
  clock: Clock,
  sandboxSettings: Partial<SandboxSettings>,
): Promise<SandboxAccess> {
  const { X_API_ORIGIN, FACEBOOK_GRAPH_ORIGIN, MASTODON_ORIGIN } = settings
  if (X_API_ORIGIN && FACEBOOK_GRAPH_ORIGIN) {
    const { remoteSandbox } = await import('../sandbox/sandbox-access.ts')
    return remoteSandbox(X_API_ORIGIN, FACEBOOK_GRAPH_ORIGIN, MASTODON_ORIGIN)
  }
  const sandbox = await startSandbox({
    clock,
    store: openFileStore(join(settings.DATA_DIR, 'sandbox.jsonl')),
    settings: sandboxSettings,
  })
  return {
    xOrigin: sandbox.xOrigin,
    facebookOrigin: sandbox.facebookOrigin,
    mastodonOrigin: sandbox.mastodonOrigin,
    provision: async request => sandbox.provisionAccount(request).credentials,
    posts: async () => sandbox.posts(),
    timeline: async () => sandbox.timeline('/sandbox/media/'),
    picture: async id => sandbox.picture(id),
    close: () => sandbox.close(),
  }
}

function adapters(
  settings: Settings,
  clock: Clock,
  origins: { x: string; facebook: string },
): Map<NetworkName, Network> {
  // The sandbox asks no app who it is.
  const assumed = settings.NETWORKS === 'sandbox' ? 'sandbox' : undefined
  const { FACEBOOK_APP_ID: appId = assumed, FACEBOOK_APP_SECRET: appSecret = assumed } = settings
  const { X_CONSUMER_KEY: consumerKey = assumed, X_CONSUMER_SECRET: consumerSecret = assumed } = settings
  const clientId = settings.X_CLIENT_ID ?? assumed
  const x = createXNetwork({
    origin: origins.x,
    clock,
    ...(clientId ? { clientId } : {}),
    ...(settings.X_CLIENT_SECRET ? { clientSecret: settings.X_CLIENT_SECRET } : {}),
    ...(consumerKey ? { consumerKey } : {}),
    ...(consumerSecret ? { consumerSecret } : {}),
  })
  const facebook = createFacebookNetwork({
    origin: origins.facebook,
    version: settings.FACEBOOK_GRAPH_VERSION,
    clock,
    ...(appId ? { appId } : {}),
    ...(appSecret ? { appSecret } : {}),
  })
  return new Map<NetworkName, Network>([
    ['x', x],
    ['facebook', facebook],
  ])
}
