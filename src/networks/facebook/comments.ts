import { z } from 'zod'
import { jsonOf } from '../answer.ts'
import { postsIn } from '../each-post.ts'
import { unsettled } from '../failures.ts'
import {
  type Account,
  type CallOptions,
  type NetworkFailure,
  NetworkFailureError,
  type OutgoingSegment,
  type PublishOutcome,
  parentMissing,
  type RemotePost,
} from '../network.ts'
import { commentsWithheld } from './access.ts'
import type { FacebookClient } from './client.ts'
import { facebookFailure, isPermissionMissing, readFacebookProblem } from './errors.ts'
import { identity, moment, pagesOf } from './pages-of.ts'
import { pauseFor, usageOf } from './usage.ts'

const created = z.object({ id: z.string().regex(/^\d+(_\d+)?$/) })

/** One publishing request: POST /{post}/comments, as the Page whose token it is. */
export async function commentOnFacebook(
  client: FacebookClient,
  account: Account,
  segment: Pick<OutgoingSegment, 'text'> & { parentExternalId: string },
  call: CallOptions,
): Promise<PublishOutcome> {
  const path = `${encodeURIComponent(segment.parentExternalId)}/comments`
  const request = { method: 'POST' as const, path, parameters: { message: segment.text } }
  const answer = await client.request(account.credentials.accessToken, request, call)
  const now = client.clock.now()
  const read = created.safeParse(answer.type === 'answer' ? jsonOf(answer.body) : undefined)
  const isTaken = answer.type === 'answer' && answer.status >= 200 && answer.status <= 299 && read.success
  if (!isTaken || readFacebookProblem(answer.body)) {
    const failure = unsettled(facebookFailure(answer, now))
    return answer.type === 'answer' ? ofComment(failure, answer.body) : failure
  }
  const pauseUntil = pauseFor(usageOf(answer.headers), now)
  return {
    type: 'published',
    externalId: read.data.id,
    permalink: permalinkOf(segment.parentExternalId, read.data.id),
    ...(pauseUntil ? { pauseUntil } : {}),
  }
}

/**
 * What a refusal means for a comment: a permission that only comments need does not stop the Page, and a post that "does
 * not exist" just after it was made is one that is read late.
 */
function ofComment(failure: NetworkFailure, body: string): NetworkFailure {
  const { code = 0, subcode = 0 } = readFacebookProblem(body) ?? {}
  if (isPermissionMissing(failure)) {
    const reason =
      'Facebook does not let Dateline comment on posts of this Page (pages_manage_engagement). Connect the Page again and allow all that is asked for.'
    return { type: 'rejected', code: failure.code, reason }
  }
  if (failure.type === 'rejected' && code === 100 && subcode === 33) {
    return {
      type: 'not-sent',
      code: parentMissing,
      reason: 'Facebook does not know the post of this comment.',
    }
  }
  return failure
}

const fields = 'id,message,created_time,permalink_url,from{id}'

/**
 * The Page's own comments directly below a post since a moment (UTC), newest first. Other people's are left out where
 * Facebook says whose they are.
 * @param mayRead as for `recentPostsOnFacebook`.
 */
export async function commentsOnFacebook(
  client: FacebookClient,
  account: Account,
  parentExternalId: string,
  since: Date,
  call: CallOptions,
  mayRead: () => Promise<void>,
): Promise<RemotePost[]> {
  const path = `${encodeURIComponent(parentExternalId)}/comments`
  const parameters = { fields, filter: 'toplevel', order: 'reverse_chronological', limit: '100' }
  const read = (entries: readonly unknown[]) => {
    const own = entries.filter(entry => isOwn(account, entry))
    return postsIn(own, comment, each => remoteComment(parentExternalId, each), identity)
  }
  try {
    return await pagesOf(client, account, { path, parameters, read, mayRead }, since, call)
  } catch (thrown) {
    // As for writing: a permission that only comments need does not stop the Page.
    if (thrown instanceof NetworkFailureError && isPermissionMissing(thrown.failure))
      throw new NetworkFailureError(commentsWithheld)
    throw thrown
  }
}

const comment = z.object({
  id: z.string(),
  message: z.string().default(''),
  created_time: moment,
  permalink_url: z.string().optional(),
})
const author = z.object({ from: z.object({ id: z.string() }) })

/** True also where Facebook does not say: then the words decide. */
function isOwn({ externalId }: Account, entry: unknown): boolean {
  const read = author.safeParse(entry)
  return !read.success || read.data.from.id === externalId
}

function remoteComment(parentExternalId: string, shown: z.infer<typeof comment>): RemotePost {
  return {
    externalId: shown.id,
    text: shown.message,
    createdAt: shown.created_time,
    parentExternalId,
    // What Facebook shows beside a link is Facebook's.
    mediaCount: 0,
    links: [],
    permalink: shown.permalink_url ?? permalinkOf(parentExternalId, shown.id),
  }
}

function permalinkOf(parentExternalId: string, id: string): string {
  return `https://www.facebook.com/${parentExternalId}?comment_id=${id.split('_').at(-1)}`
}
