import { z } from 'zod'
import { postsIn } from '../each-post.ts'
import { notReadToTheEnd, notUnderstood } from '../failures.ts'
import type { Account, CallOptions, RemotePost } from '../network.ts'
import { accessOnMastodon } from './access.ts'
import type { MastodonClient } from './client.ts'
import { readFromMastodon } from './read.ts'
import { localId } from './server-of.ts'
import { statusText } from './status-text.ts'

/** The most that Mastodon gives at once. */
const pageSize = 40
const maxPages = 20

/** The account's own statuses since a moment (UTC), answers to itself included, newest first. */
export async function recentPostsOnMastodon(
  client: MastodonClient,
  account: Account,
  since: Date,
  call: CallOptions,
): Promise<RemotePost[]> {
  const posts: RemotePost[] = []
  let maxId: string | undefined
  for (let page = 0; page < maxPages; page += 1) {
    const query = { limit: pageSize, excludeReblogs: true, ...(maxId ? { maxId } : {}) }
    const read = await readFromMastodon(
      client,
      account,
      api => api.v1.accounts.$select(localId(account.externalId)).statuses.list(query),
      statuses,
      call,
    )
    // A server shows no statuses of an account that it has suspended, and says nothing of it here.
    if (page === 0 && read.length === 0) await accessOnMastodon(client, account, call)
    const shown = postsIn(read, status, remotePost, identity)
    if (!shown) throw notUnderstood('Mastodon')
    posts.push(...shown.filter(post => post.createdAt >= since))
    // A page may hold fewer than asked for, where a server leaves some out: only an empty one is the last.
    const last = shown.at(-1)?.externalId
    if (last === undefined || shown.some(post => post.createdAt < since)) return posts
    if (last === maxId) break
    maxId = last
  }
  throw notReadToTheEnd('Mastodon')
}

const statuses = z.array(z.unknown())
const status = z.object({
  id: z.string(),
  created_at: z.coerce.date(),
  content: z.string(),
  url: z.string().nullish(),
  in_reply_to_id: z.string().nullable(),
  media_attachments: z.array(z.object({ id: z.string() })),
})
const identity = status
  .pick({ id: true, created_at: true })
  .transform(({ id, created_at: createdAt }) => ({ externalId: id, createdAt }))

function remotePost(shown: z.infer<typeof status>): RemotePost {
  const { text, links } = statusText(shown.content)
  return {
    externalId: shown.id,
    text,
    createdAt: shown.created_at,
    ...(shown.in_reply_to_id ? { parentExternalId: shown.in_reply_to_id } : {}),
    mediaCount: shown.media_attachments.length,
    mediaIds: shown.media_attachments.map(each => each.id),
    links,
    ...(shown.url ? { permalink: shown.url } : {}),
  }
}
