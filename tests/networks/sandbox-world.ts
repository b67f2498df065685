import { createFacebookNetwork } from '../../src/networks/facebook/facebook-network.ts'
import { createMastodonNetwork } from '../../src/networks/mastodon/mastodon-network.ts'
import type { Account, Network, OutgoingSegment } from '../../src/networks/network.ts'
import { createXNetwork } from '../../src/networks/x/x-network.ts'
import type { SandboxSettings } from '../../src/sandbox/settings.ts'
import { type Sandbox, startSandbox } from '../../src/sandbox/start.ts'
import type { SandboxStore } from '../../src/sandbox/store.ts'
import { heldClock } from './held-clock.ts'

export const call = { timeoutMs: 10_000 }

export interface World {
  clock: ReturnType<typeof heldClock>
  sandbox: Sandbox
  x: Network
  facebook: Network
  xAccount: Account
  page: Account
  mastodon: Network
  toots: Account
}

/** The sandbox networks, their real adapters, an X account, a Page and a Mastodon account, under a clock held still. */
export async function openWorld(
  settings: Partial<SandboxSettings> = {},
  store?: SandboxStore,
): Promise<World> {
  const clock = heldClock()
  const sandbox = await startSandbox({ clock, settings, ...(store ? { store } : {}) })
  const xIdentity = {
    network: 'x' as const,
    externalId: '4401',
    handle: 'mrc_islamabad',
    name: 'MRC Islamabad',
  }
  const pageIdentity = { network: 'facebook' as const, externalId: '7701', handle: 'mrc', name: 'MRC Page' }
  const server = 'social.example'
  const tootsIdentity = {
    network: 'mastodon' as const,
    externalId: `8801@${server}`,
    handle: `office@${server}`,
    name: 'MRC Office',
  }
  return {
    clock,
    sandbox,
    x: createXNetwork({ origin: sandbox.xOrigin, clientId: 'client', clock }),
    facebook: createFacebookNetwork({ origin: sandbox.facebookOrigin, version: 'v26.0', clock }),
    xAccount: accountOf(sandbox.provisionAccount(xIdentity)),
    page: accountOf(sandbox.provisionAccount(pageIdentity)),
    mastodon: createMastodonNetwork({ origin: sandbox.mastodonOrigin, clock }),
    toots: accountOf(sandbox.provisionAccount(tootsIdentity)),
  }
}

function accountOf({ account, credentials }: ReturnType<Sandbox['provisionAccount']>): Account {
  return { channelId: `channel-${account.externalId}`, externalId: account.externalId, credentials }
}

/** A segment that names only what matters. */
export function segment(parts: Partial<OutgoingSegment> = {}): OutgoingSegment {
  return { text: 'Counselling is free on Monday.', language: 'en', mediaHandles: [], ...parts }
}

/** A picture of one pixel. */
export const picture = {
  bytes: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
    'base64',
  ),
  contentType: 'image/png' as const,
  altText: 'A queue in front of the counselling desk',
}
