import { join } from 'node:path'
import type { Settings } from '../../config/env.ts'
import type { Clock } from '../core/time/clock.ts'
import type { Networks } from '../networks/adapters.ts'
import { createFacebookNetwork } from '../networks/facebook/facebook-network.ts'
import { createMastodonNetwork } from '../networks/mastodon/mastodon-network.ts'
import { createXNetwork } from '../networks/x/x-network.ts'
import { openFileStore } from '../sandbox/file-store.ts'
import type { SandboxAccess } from '../sandbox/sandbox-access.ts'
import type { SandboxSettings } from '../sandbox/settings.ts'
import { startSandbox } from '../sandbox/start.ts'
import { type NetworkSettings, networkSettings } from './network-settings.ts'

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
  const sandbox =
    settings.NETWORKS === 'live' ? undefined : await openSandbox(settings, clock, sandboxSettings)
  return { networks: adapters(networkSettings(settings, clock, sandbox)), sandbox }
}

function adapters({ x, facebook, mastodon }: NetworkSettings): Networks {
  const made = [
    createXNetwork(x),
    createFacebookNetwork(facebook),
    ...(mastodon ? [createMastodonNetwork(mastodon)] : []),
  ]
  return new Map(made.map(network => [network.profile.name, network]))
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
