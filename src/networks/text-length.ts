import { facebookLength } from './facebook/length.ts'
import { mastodonLength } from './mastodon/length.ts'
import type { NetworkName } from './network.ts'
import { weightedLength } from './x/length.ts'

/** How each network counts a text, without an adapter: for a thread that has none. */
export const textLength: Record<NetworkName, (text: string) => number> = {
  x: weightedLength,
  facebook: facebookLength,
  mastodon: mastodonLength,
}
