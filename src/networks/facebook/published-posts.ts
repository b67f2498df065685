import { z } from 'zod'
import { postsIn } from '../each-post.ts'
import type { Account, CallOptions, RemotePost } from '../network.ts'
import type { FacebookClient } from './client.ts'
import { identity, moment, pagesOf } from './pages-of.ts'
import { permalinkOnFacebook } from './publish.ts'

const fields =
  'id,message,created_time,permalink_url,is_published,' +
  'attachments{media_type,type,url,unshimmed_url,target,subattachments{media_type,type,target}}'

/**
 * The Page's own published posts since a moment (UTC), newest first.
 * @param mayRead throws `NetworkFailureError` when the token may not read them.
 */
export async function recentPostsOnFacebook(
  client: FacebookClient,
  account: Account,
  since: Date,
  call: CallOptions,
  mayRead: () => Promise<void>,
): Promise<RemotePost[]> {
  const path = `${encodeURIComponent(account.externalId)}/published_posts`
  const read = (entries: readonly unknown[]) =>
    postsIn(entries.filter(isPublished), post, remotePost, identity)
  const list = { path, parameters: { fields, limit: '25' }, read, mayRead }
  return await pagesOf(client, account, list, since, call)
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
const post = z.object({
  id: z.string(),
  message: z.string().default(''),
  created_time: moment,
  permalink_url: z.string().optional(),
  is_published: z.boolean().optional(),
  attachments: z.object({ data: z.array(attachment) }).optional(),
})
const unpublished = z.object({ is_published: z.literal(false) })

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
