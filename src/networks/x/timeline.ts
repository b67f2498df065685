import { z } from 'zod'
import { postsIn } from '../each-post.ts'
import { notReadToTheEnd, notUnderstood } from '../failures.ts'
import type { Account, CallOptions, RemotePost } from '../network.ts'
import type { XClient } from './client.ts'
import { leadsToFile } from './post-links.ts'
import { permalinkOnX } from './publish.ts'
import { pathPart, readPostFieldsFromX } from './read.ts'
import { momentOf, snowflakeAt } from './snowflake.ts'
import { type DividedLinks, divideLinks, spellingsOf, writtenText } from './written-text.ts'

/** How much earlier than asked the search begins: our clock and X's are not the same. */
const marginMs = 60_000
const pageSize = 100
/** X serves at most the 3,200 newest posts: what lies before them cannot be read. */
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
  const seen = new Set<string>()
  let next: string | undefined
  for (let page = 0; page < maxPages; page += 1) {
    const paged = next ? { ...query, pagination_token: next } : query
    const answer = await readPostFieldsFromX(client, account, { path, query: paged, fields }, timeline, call)
    const shown = postsIn(answer.data, post, remotePost, identity)
    if (!shown) throw notUnderstood('X')
    posts.push(...shown)
    next = answer.meta.next_token
    if (next === undefined) return posts
    if (seen.has(next)) break
    seen.add(next)
  }
  throw notReadToTheEnd('X')
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
  edit_history_tweet_ids: z.array(z.string()).optional(),
  created_at: z.coerce.date().optional(),
  entities: entities.optional(),
  attachments: z.object({ media_keys: z.array(z.string()).optional() }).optional(),
  referenced_tweets: z.array(z.object({ type: z.string(), id: z.string() })).optional(),
  note_tweet: z.object({ text: z.string(), entities: entities.optional() }).optional(),
})

const identity = post.pick({ id: true }).transform(({ id }) => ({ externalId: id, createdAt: momentOf(id) }))

/**
 * Only a page that says how many posts it has, has as many and holds no errors says that there are no others. A 200 with
 * `{}` or with errors says nothing, and must not be read as "no posts": a post would be sent again.
 */
const timeline = z
  .object({
    data: z.array(z.unknown()).default([]),
    meta: z.object({
      result_count: z.number().int().nonnegative(),
      next_token: z.string().min(1).optional(),
    }),
    errors: z.array(z.unknown()).max(0).optional(),
    // A problem document has these, whatever its status.
    title: z.undefined().optional(),
    detail: z.undefined().optional(),
  })
  .refine(({ data, meta }) => data.length === meta.result_count)

function remotePost(remote: z.infer<typeof post>): RemotePost {
  const whole = remote.note_tweet ?? remote
  const urls = [...(whole.entities?.urls ?? []), ...(remote.entities?.urls ?? [])]
  const links = divideLinks(urls, new Set([remote.id, ...(remote.edit_history_tweet_ids ?? [])]))
  const spellings = spellingsOf(links)
  const keys = ownKeys(remote.attachments?.media_keys ?? [], links)
  const parent = remote.referenced_tweets?.find(each => each.type === 'replied_to')
  return {
    externalId: remote.id,
    text: writtenText(whole.text, links),
    ...(spellings.length > 0 ? { spellings } : {}),
    createdAt: remote.created_at ?? momentOf(remote.id),
    ...(parent ? { parentExternalId: parent.id } : {}),
    mediaCount: keys.length,
    // A media key is the kind of file, `_`, and the id that its upload got.
    mediaIds: keys.map(key => key.slice(key.indexOf('_') + 1)),
    links: [...new Set(links.written.flatMap(url => url.expanded_url ?? []))],
    permalink: permalinkOnX(remote.id),
  }
}

/** The files of the post itself: X lists those of a post that it links to beside them. */
function ownKeys(keys: readonly string[], { own, written }: DividedLinks): readonly string[] {
  const others = written.filter(({ expanded_url: target = '' }) => leadsToFile(target))
  if (own.length === 0 && others.length > 0) return []
  const foreign = new Set(others.flatMap(each => each.media_key ?? []))
  return keys.filter(key => !foreign.has(key))
}
