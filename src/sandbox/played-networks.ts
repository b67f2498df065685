import type { NetworkName } from '../networks/network.ts'
import { playedFacebook } from './facebook/play.ts'
import { playedMastodon } from './mastodon/play.ts'
import type { PlayedNetwork } from './played-network.ts'
import { playedX } from './x/play.ts'

/** The networks of the stage, by name. */
export const playedNetworks: ReadonlyMap<NetworkName, PlayedNetwork> = new Map(
  [playedX, playedFacebook, playedMastodon].map(each => [each.name, each]),
)
