import { CardPost } from './CardPost.tsx'
import type { Look } from './look.ts'
import { StatusPost } from './StatusPost.tsx'
import { ThreadPost } from './ThreadPost.tsx'

const looks: Readonly<Record<string, Look>> = { x: ThreadPost, facebook: CardPost, mastodon: StatusPost }

/** How a network draws a post; one that the app does not know is drawn as a plain card. */
export function lookOf(network: string): Look {
  return looks[network] ?? CardPost
}
