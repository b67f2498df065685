import { z } from 'zod'
import { notReadToTheEnd, notUnderstood } from '../failures.ts'
import type { Account, CallOptions, RemotePost } from '../network.ts'
import type { FacebookClient } from './client.ts'
import { readFromFacebook } from './read.ts'

const maxPages = 20

/** A list of posts or comments, newest first. */
interface List {
  path: string
  parameters: Record<string, string>
  /** The entries that are the Page's and out, as posts; undefined when one of them is not understood. */
  read(entries: readonly unknown[]): RemotePost[] | undefined
  /**
   * Throws `NetworkFailureError` when the token may not read the list: Facebook then shows an empty one instead of
   * refusing, so an empty one is believed only after asking.
   */
  mayRead(): Promise<void>
}

/** What a list shows since a moment (UTC), page by page. Facebook gives times to the second. Throws `NetworkFailureError`. */
export async function pagesOf(
  client: FacebookClient,
  account: Account,
  list: List,
  since: Date,
  call: CallOptions,
): Promise<RemotePost[]> {
  const from = Math.floor(since.getTime() / 1000) * 1000
  const posts: RemotePost[] = []
  const seen = new Set<string>()
  let after: string | undefined
  for (let page = 0; page < maxPages; page += 1) {
    const parameters = { ...list.parameters, ...(after ? { after } : {}) }
    const request = { method: 'GET', path: list.path, parameters } as const
    const { data, paging } = await readFromFacebook(client, account, request, onePage, call)
    if (page === 0 && data.length === 0) await list.mayRead()
    const shown = list.read(data)
    // Those that are not the Page's say how far back the list goes, too.
    const all = data.map(entry => identity.safeParse(entry))
    if (!shown || all.some(each => !each.success)) throw notUnderstood('Facebook')
    posts.push(...shown.filter(post => post.createdAt.getTime() >= from))
    const isPast = all.some(each => each.success && each.data.createdAt.getTime() < from)
    if (paging?.next === undefined || isPast) return posts
    after = paging.cursors?.after
    if (after === undefined || seen.has(after)) break
    seen.add(after)
  }
  throw notReadToTheEnd('Facebook')
}

/** Facebook writes +0000 where ISO 8601 wants +00:00. */
export const moment = z
  .string()
  .transform(time => new Date(time.replace(/([+-]\d{2})(\d{2})$/, '$1:$2')))
  .refine(time => Number.isFinite(time.getTime()))

/** Which entry it is, and when it was made: what is needed of one whose form is not known. */
export const identity = z
  .object({ id: z.string(), created_time: moment })
  .transform(({ id, created_time: createdAt }) => ({ externalId: id, createdAt }))

const onePage = z.object({
  data: z.array(z.unknown()),
  paging: z
    .object({
      next: z.string().optional(),
      cursors: z.object({ after: z.string().optional() }).optional(),
    })
    .optional(),
})
