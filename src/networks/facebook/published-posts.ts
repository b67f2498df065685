import { z } from 'zod'
import { postsIn } from '../each-post.ts'
import { notReadToTheEnd, notUnderstood } from '../failures.ts'
import type { Account, CallOptions, RemotePost } from '../network.ts'
import type { FacebookClient } from './client.ts'
import { permalinkOnFacebook } from './publish.ts'
import { readFromFacebook } from './read.ts'

const fields =
  'id,message,created_time,permalink_url,is_published,' +
  'attachments{media_type,type,url,unshimmed_url,target,subattachments{media_type,type,target}}'
const maxPages = 20

/**
 * The Page's own published posts since a moment (UTC), newest first. Facebook tells times to the second.
 * @param mayRead throws `NetworkFailureError` when the token may not read: Facebook then shows an empty list instead of
 * refusing, so an empty one is believed only after asking.
 */
export async function recentPostsOnFacebook(
  client: FacebookClient,
  account: Account,
  since: Date,
  call: CallOptions,
  mayRead: () => Promise<void>,
): Promise<RemotePost[]> {
  const from = Math.floor(since.getTime() / 1000) * 1000
  const path = `${encodeURIComponent(account.externalId)}/published_posts`
  const posts: RemotePost[] = []
  const seen = new Set<string>()
  let after: string | undefined
  for (let page = 0; page < maxPages; page += 1) {
    const parameters: Record<string, string> = { fields, limit: '25', ...(after ? { after } : {}) }
    const answer = await readFromFacebook(client, account, { method: 'GET', path, parameters }, list, call)
    if (page === 0 && answer.data.length === 0) await mayRead()
    const shown = postsIn(answer.data.filter(isPublished), post, remotePost, identity)
    if (!shown) throw notUnderstood('Facebook')
    posts.push(...shown.filter(post => post.createdAt.getTime() >= from))
    if (answer.paging?.next === undefined || shown.some(post => post.createdAt.getTime() < from)) return posts
    after = answer.paging.cursors?.after
    if (after === undefined || seen.has(after)) break
    seen.add(after)
  }
  throw notReadToTheEnd('Facebook')
}

const target = z.object({ id: z.string().optional(), url: z.string().optional() })
const attachment = z.object({
  media_type: z.string().optional(),
  type: z.string().optional(),
  url: z.string().optional(),
  unshimmed_url: z.string().optional(),
  target: target.optional(),
  subattachments: z.object({ data: z.array(z.object({ target: target.optional() })) }).optional(),
})
/** Facebook writes +0000 where ISO 8601 wants +00:00. */
const moment = z
  .string()
  .transform(time => new Date(time.replace(/([+-]\d{2})(\d{2})$/, '$1:$2')))
  .refine(time => Number.isFinite(time.getTime()))
const post = z.object({
  id: z.string(),
  message: z.string().default(''),
  created_time: moment,
  permalink_url: z.string().optional(),
  is_published: z.boolean().optional(),
  attachments: z.object({ data: z.array(attachment) }).optional(),
})
const identity = z
  .object({ id: z.string(), created_time: moment })
  .transform(({ id, created_time: createdAt }) => ({ externalId: id, createdAt }))
const unpublished = z.object({ is_published: z.literal(false) })
const list = z.object({
  data: z.array(z.unknown()),
  paging: z
    .object({
      next: z.string().optional(),
      cursors: z.object({ after: z.string().optional() }).optional(),
    })
    .optional(),
})

type Attachment = z.infer<typeof attachment>

function remotePost(remote: z.infer<typeof post>): RemotePost {
  const attachments = remote.attachments?.data ?? []
  const media = attachments.filter(isMedia).flatMap(filesIn)
  // Photos and videos are named by the ids that their uploads got.
  const ids = media.flatMap(each => each.target?.id ?? [])
  // A link to a photo or video, on Facebook or YouTube, is shown as one: it is a link all the same.
  const links = attachments.flatMap(each => linkOf(each) ?? [])
  return {
    externalId: remote.id,
    text: remote.message,
    createdAt: remote.created_time,
    mediaCount: media.length,
    ...(ids.length === media.length ? { mediaIds: ids } : {}),
    links: [...new Set(links)],
    permalink: remote.permalink_url ?? permalinkOnFacebook(remote.id),
  }
}

function isPublished(entry: unknown): boolean {
  return !unpublished.safeParse(entry).success
}

function isMedia({ media_type: kind }: Attachment): boolean {
  return kind === 'photo' || kind === 'album' || kind === 'video'
}

/** The files of an album, or the one that it is. */
function filesIn(each: Attachment): Pick<Attachment, 'target'>[] {
  const inside = each.subattachments?.data ?? []
  return inside.length ? inside : [each]
}

function linkOf({ unshimmed_url: plain, target: aim, url }: Attachment): string | undefined {
  const shown = plain ?? aim?.url ?? url
  return shown === undefined ? undefined : unshimmed(shown)
}

/** The address behind `https://l.facebook.com/l.php?u=…`; any other address as it is. */
function unshimmed(address: string): string {
  if (!URL.canParse(address)) return address
  const url = new URL(address)
  if (!/^lm?\.facebook\.com$/.test(url.hostname) || url.pathname !== '/l.php') return address
  return url.searchParams.get('u') ?? address
}
