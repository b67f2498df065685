import type { WaysIn } from '../../src/channels/connecting/ways-in.ts'
import { systemClock } from '../../src/core/time/clock.ts'
import type { FacebookSettings } from '../../src/networks/facebook/client.ts'
import { connectFacebook } from '../../src/networks/facebook/connect.ts'
import type { MastodonSettings } from '../../src/networks/mastodon/client.ts'
import { connectMastodon } from '../../src/networks/mastodon/connect.ts'
import type { XSettings } from '../../src/networks/x/client.ts'
import { connectX } from '../../src/networks/x/connect.ts'

const nowhere = { origin: 'http://127.0.0.1:9', clock: systemClock }

/** How the networks let a test in; where it gives no settings, they are missing. */
export function waysIn(given: {
  sandbox: boolean
  x?: XSettings
  facebook?: FacebookSettings
  mastodon?: MastodonSettings
}): WaysIn {
  return {
    sandbox: given.sandbox,
    networks: new Map([
      ['x', connectX(given.x ?? nowhere)],
      ['facebook', connectFacebook(given.facebook ?? { ...nowhere, version: 'v26.0' })],
      ['mastodon', connectMastodon(given.mastodon)],
    ]),
  }
}
