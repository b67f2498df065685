import { z } from 'zod'
import type { Account, CallOptions, RemotePost } from '../network.ts'
import type { XClient } from './client.ts'
import { permalinkOnX } from './publish.ts'
import { pathPart, readPostFieldsFromX } from './read.ts'
import { momentOf, snowflakeAt } from './snowflake.ts'

/** How much earlier than asked the search begins: our clock and X's are not the same. */
const marginMs = 60_000
const pageSize = 100
/** X serves at most the 3,200 newest posts. */
const maxPages = 32
const fields = 'created_at,entities,referenced_tweets,attachments,note_tweet'

/**
 * The account's posts since a moment (UTC), thread parts included: `exclude` would hide them. X bills each
 * returned post, so `since_id` begins at the moment and not at the start of the account.
 */
export async function recentPostsOnX(
  client: XClient,
  account: Account,
  since: Date,
  call: CallOptions,
): Promise<RemotePost[]> {
  const query: Record<string, string> = {
    since_id: snowflakeAt(new Date(since.getTime() - marginMs)),
    max_results: `${pageSize}`,
  }
  const path = `users/${pathPart(account.externalId)}/tweets`
  const posts: RemotePost[] = []
  let next: string | undefined
  for (let page = 0; page < maxPages; page += 1) {
    const paged = next ? { ...query, pagination_token: next } : query
    const answer = await readPostFieldsFromX(client, account, { path, query: paged, fields }, timeline, call)
    posts.push(...answer.data.map(remotePost))
    next = answer.meta?.next_token
    if (!next) break
  }
  return posts
}

const link = z.object({
  url: z.string(),
  expanded_url: z.string().optional(),
  unwound_url: z.string().optional(),
  display_url: z.string().optional(),
  media_key: z.string().optional(),
})
const entities = z.object({ urls: z.array(link).optional() })
const post = z.object({
  id: z.string().regex(/^\d{1,19}$/),
  text: z.string(),
  created_at: z.coerce.date().optional(),
  entities: entities.optional(),
  attachments: z.object({ media_keys: z.array(z.string()).optional() }).optional(),
  referenced_tweets: z.array(z.object({ type: z.string(), id: z.string() })).optional(),
  note_tweet: z.object({ text: z.string(), entities: entities.optional() }).optional(),
})
const timeline = z.object({
  data: z.array(post).default([]),
  meta: z.object({ next_token: z.string().optional() }).optional(),
})

function remotePost(remote: z.infer<typeof post>): RemotePost {
  const whole = remote.note_tweet ?? remote
  const urls = [...(whole.entities?.urls ?? []), ...(remote.entities?.urls ?? [])]
  const keys = remote.attachments?.media_keys ?? []
  const parent = remote.referenced_tweets?.find(each => each.type === 'replied_to')
  return {
    externalId: remote.id,
    text: writtenText(whole.text, urls),
    createdAt: remote.created_at ?? momentOf(remote.id),
    ...(parent ? { parentExternalId: parent.id } : {}),
    mediaCount: keys.length,
    // A media key is the kind of file, `_`, and the id that its upload got.
    mediaIds: keys.map(key => key.slice(key.indexOf('_') + 1)),
    links: [...new Set(urls.filter(url => !isMedia(url)).flatMap(url => url.expanded_url ?? []))],
    permalink: permalinkOnX(remote.id),
  }
}

/** The text as it was written: `&amp; &lt; &gt;` undone, t.co links expanded, the link to the post's own media dropped. */
function writtenText(text: string, urls: readonly z.infer<typeof link>[]): string {
  let written = text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
  for (const url of urls) {
    if (isMedia(url)) written = written.replace(url.url, '').trimEnd()
    else if (url.expanded_url !== undefined)
      written = written.replaceAll(url.url, () => url.expanded_url ?? '')
  }
  return written
}

/** X names a post's own photos by `media_key`; older answers only by their address. */
function isMedia({
  media_key: key,
  display_url: shown = '',
  expanded_url: target = '',
}: z.infer<typeof link>) {
  if (key !== undefined || shown.startsWith('pic.twitter.com/') || shown.startsWith('pic.x.com/')) return true
  return /^https:\/\/(twitter|x)\.com\/[^/]+\/status\/\d+\/(photo|video)\/\d+$/.test(target)
}
