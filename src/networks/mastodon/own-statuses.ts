import { z } from 'zod'
import type { Account, CallOptions, RemotePost } from '../network.ts'
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
    const shown = read.map(remotePost)
    posts.push(...shown.filter(post => post.createdAt >= since))
    maxId = shown.at(-1)?.externalId
    const reachedOlder = shown.some(post => post.createdAt < since)
    if (read.length < pageSize || reachedOlder) break
  }
  return posts
}

const statuses = z.array(
  z.object({
    id: z.string(),
    created_at: z.coerce.date(),
    content: z.string().default(''),
    url: z.string().nullish(),
    in_reply_to_id: z.string().nullish(),
    media_attachments: z.array(z.object({ id: z.string() })).default([]),
  }),
)

function remotePost(status: z.infer<typeof statuses>[number]): RemotePost {
  const { text, links } = statusText(status.content)
  return {
    externalId: status.id,
    text,
    createdAt: status.created_at,
    ...(status.in_reply_to_id ? { parentExternalId: status.in_reply_to_id } : {}),
    mediaCount: status.media_attachments.length,
    mediaIds: status.media_attachments.map(each => each.id),
    links,
    ...(status.url ? { permalink: status.url } : {}),
  }
}
