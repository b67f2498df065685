import type { Actor } from '../../../access/actor.ts'
import { may, officesWhere } from '../../../access/policy.ts'
import { posts } from '../../../api/publishing/posts.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import { omitUndefined } from '../../../core/omit-undefined.ts'
import { profileOf } from '../../../networks/profiles.ts'
import { assertCrops } from '../../../news/media/crops/make-crops.ts'
import { contentOfRevision, readNewsItem } from '../../../news/read-news-item.view.ts'
import { readableOffice } from '../../../news/readable-items.view.ts'
import { missingForReview } from '../../../news/review/missing-for-review.ts'
import { checkReferences } from '../../../news/writing/check-references.ts'
import { postMetrics } from '../../../outreach/measuring/post-metrics.view.ts'
import { adoptFromAccount } from '../../../publishing/aftercare/adopt-from-account.ts'
import { deletePublished } from '../../../publishing/aftercare/delete-published.ts'
import { editPublished } from '../../../publishing/aftercare/editing/edit-published.ts'
import {
  adoptCommentFromPost,
  leaveCommentOut,
  sendCommentAgain,
} from '../../../publishing/aftercare/settle-comment.ts'
import { cancelPost, retryPost, sendAgain } from '../../../publishing/aftercare/settle-post.ts'
import { bringForward } from '../../../publishing/calendar/bring-forward.ts'
import { movePost } from '../../../publishing/calendar/moving/move-post.ts'
import { type PreviewResult, previewDraft, previewPosts } from '../../../publishing/calendar/preview-posts.ts'
import { schedulePosts } from '../../../publishing/calendar/schedule-posts.ts'
import { attemptsOf, listPosts, type PostSummary } from '../../../publishing/posts.view.ts'
import type { App, AppDeps } from '../../deps.ts'
import { pageOfRows } from '../../list-page.ts'
import { actorOf } from '../../plugins/caller/actor.ts'
import { isDone, serve } from '../../serve.ts'

export function addPostRoutes(app: App, deps: AppDeps): void {
  serve(app, posts.preview, async request => {
    const actor = actorOf(request)
    const { revision, content, ...wish } = omitUndefined(request.body)
    const item = await readNewsItem(deps.db, actor, wish.newsItemId)
    if (revision === undefined && content === undefined) {
      const { posts: previews, months } = await previewPosts(deps, { actor, ...wish })
      return { posts: previews.map(asPreview), months, missing: [] }
    }
    const shown = content ?? (await contentOfRevision(deps.db, item.id, revision ?? item.revision))
    const { officeId } = item
    if (content) {
      await checkReferences(deps.db, actor, content, { officeId, before: item.content })
      await assertCrops(deps.db, actor, content)
    }
    const { posts: previews, months } = await previewDraft(deps, {
      actor,
      ...wish,
      officeId,
      content: shown,
      ...(content ? { stage: 'unsaved' as const } : {}),
    })
    const missing = await missingForReview(deps.db, shown)
    return { posts: previews.map(asPreview), months, missing }
  })

  serve(app, posts.schedule, async request => {
    const actor = actorOf(request)
    await readableOffice(deps.db, actor, request.body.newsItemId)
    return await schedulePosts(deps, { actor, ...omitUndefined(request.body) })
  })

  serve(app, posts.list, async request => {
    const { officeId, state, cursor, limit, ...ids } = request.query
    const rows = await listPosts(deps.db, {
      officeIds: officesToRead(actorOf(request), officeId),
      limit: limit + 1,
      ...omitUndefined(ids),
      ...(state ? { states: [state] } : {}),
      ...(cursor ? { after: cursor } : {}),
    })
    return pageOfRows(rows, limit, last => `${last.dueAt.toISOString()}_${last.id}`)
  })

  serve(app, posts.show, async request => {
    const post = await postInReach(deps, actorOf(request), request.params.id)
    const attempts = await attemptsOf(deps.db, post.id)
    return { ...post, attempts, accountAddress: accountAddress(post, deps.sandbox !== undefined) }
  })

  serve(app, posts.cancel, async request => {
    const target = { actor: actorOf(request), postId: request.params.id }
    const undo = await cancelPost(deps, { ...target, ...omitUndefined(request.body) })
    return { ...isDone, undo }
  })

  serve(app, posts.move, async request =>
    movePost(deps, {
      actor: actorOf(request),
      postId: request.params.id,
      ...omitUndefined(request.body),
    }),
  )

  serve(app, posts.settle, async request => {
    const { action, ...given } = request.body
    const target = { actor: actorOf(request), postId: request.params.id }
    if ('externalId' in given) await adoptFromAccount(deps, { ...target, reference: given.externalId })
    else await sendAgain(deps, target)
    return isDone
  })

  serve(app, posts.retry, async request => {
    await retryPost(deps, { actor: actorOf(request), postId: request.params.id })
    return isDone
  })

  serve(app, posts.metrics, async request => {
    const post = await postInReach(deps, actorOf(request), request.params.id)
    const measurements = await postMetrics(deps.db, post.id)
    return { postId: post.id, publishedAt: post.publishedAt, sandbox: post.sandbox, measurements }
  })

  serve(app, posts.settleComment, async request => {
    const { action, externalId } = request.body
    const target = { actor: actorOf(request), postId: request.params.id }
    if (action === 'resend') await sendCommentAgain(deps, target)
    else if (action === 'leave') await leaveCommentOut(deps, target)
    else if (externalId === undefined) throw new DatelineError('comment-not-named', {})
    else await adoptCommentFromPost(deps, { ...target, reference: externalId })
    return await postInReach(deps, actorOf(request), target.postId)
  })

  serve(app, posts.sendNow, async request => {
    const ids = await bringForward(deps, { actor: actorOf(request), postIds: [request.params.id] })
    return { broughtForward: ids.length > 0 }
  })

  serve(app, posts.edit, async request =>
    editPublished(deps, {
      actor: actorOf(request),
      postId: request.params.id,
      ...omitUndefined(request.body),
    }),
  )

  serve(app, posts.delete, async request => {
    const target = { actor: actorOf(request), postId: request.params.id }
    return await deletePublished(deps, { ...target, ...omitUndefined(request.query) })
  })
}

function accountAddress({ network, handle, sandbox }: PostSummary, playsHere: boolean): string | null {
  if (sandbox) return playsHere ? '/sandbox' : null
  return profileOf(network).accountAddress?.(handle) ?? null
}

function asPreview({ channel, formatted, media, ...post }: PreviewResult['posts'][number]) {
  const { id: channelId, network, handle } = channel
  const files = media.map(({ facts: { width, height }, ...file }) => ({ ...file, width, height }))
  return { channelId, network, handle, ...formatted, ...post, media: files }
}

function officesToRead(actor: Actor, officeId: string | undefined): readonly string[] | '*' {
  if (officeId === undefined) return officesWhere(actor, 'posts.read')
  return may(actor, 'posts.read', officeId) ? [officeId] : []
}

async function postInReach({ db }: AppDeps, actor: Actor, postId: string): Promise<PostSummary> {
  const [post] = await listPosts(db, { officeIds: officesWhere(actor, 'posts.read'), postId })
  if (post) return post
  throw new DatelineError('post-not-found', { postId })
}
