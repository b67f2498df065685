import { z } from 'zod'
import type { Actor } from '../../access/actor.ts'
import { may, officesWhere } from '../../access/policy.ts'
import { byId, done } from '../../api/parts/fields.ts'
import {
  cancelBody,
  deletedAnswer,
  postDetail,
  postsAnswer,
  postsQuery,
  previewAnswer,
  scheduleAnswer,
  scheduleBody,
  settleBody,
} from '../../api/posts.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { omitUndefined } from '../../core/omit-undefined.ts'
import { showNewsItem } from '../../news/news-item.view.ts'
import { adoptFromAccount } from '../../publishing/aftercare/adopt-from-account.ts'
import { deletePublished } from '../../publishing/aftercare/delete-published.ts'
import { cancelPost, sendAgain } from '../../publishing/aftercare/settle-post.ts'
import { bringForward } from '../../publishing/calendar/bring-forward.ts'
import { type PreviewResult, previewPosts, schedulePosts } from '../../publishing/calendar/schedule-posts.ts'
import { attemptsOf, listPosts, type PostSummary } from '../../publishing/posts.view.ts'
import type { App, AppDeps } from '../deps.ts'
import { actorOf } from '../plugins/actor.ts'

const tags = ['posts']
const isDone = { done: true } as const

export function addPostRoutes(app: App, deps: AppDeps): void {
  app.post(
    '/api/v1/posts/preview',
    {
      schema: {
        tags,
        summary:
          'How the posts of an approved item would look, when they would go out, and what they would cost',
        body: scheduleBody,
        response: { 200: previewAnswer },
      },
    },
    async request => {
      const actor = actorOf(request)
      await showNewsItem(deps.db, actor, request.body.newsItemId)
      const { posts, months } = await previewPosts(deps, { actor, ...omitUndefined(request.body) })
      return { posts: posts.map(asPreview), months }
    },
  )

  app.post(
    '/api/v1/posts',
    {
      config: { idempotent: true },
      schema: {
        tags,
        summary: 'Plan the posts of an approved item; twice plans nothing twice',
        body: scheduleBody,
        response: { 201: scheduleAnswer },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request)
      await showNewsItem(deps.db, actor, request.body.newsItemId)
      return reply.code(201).send(await schedulePosts(deps, { actor, ...omitUndefined(request.body) }))
    },
  )

  app.get(
    '/api/v1/posts',
    {
      schema: {
        tags,
        summary: 'Posts in order of due time',
        querystring: postsQuery,
        response: { 200: postsAnswer },
      },
    },
    async request => {
      const { officeId, state, cursor, limit, ...ids } = request.query
      const posts = await listPosts(deps.db, {
        officeIds: officesToRead(actorOf(request), officeId),
        limit: limit + 1,
        ...omitUndefined(ids),
        ...(state ? { states: [state] } : {}),
        ...(cursor ? { after: cursor } : {}),
      })
      const shown = posts.slice(0, limit)
      const last = posts.length > limit ? shown.at(-1) : undefined
      return { posts: shown, ...(last ? { next: `${last.dueAt.toISOString()}_${last.id}` } : {}) }
    },
  )

  app.get(
    '/api/v1/posts/:id',
    { schema: { tags, summary: 'One post with every try', params: byId, response: { 200: postDetail } } },
    async request => {
      const post = await postInReach(deps, actorOf(request), request.params.id)
      return { ...post, attempts: await attemptsOf(deps.db, post.id) }
    },
  )

  addSettlingRoutes(app, deps)
  addDeletingRoute(app, deps)
}

function addSettlingRoutes(app: App, deps: AppDeps): void {
  app.post(
    '/api/v1/posts/:id/cancel',
    {
      schema: {
        tags,
        summary: 'Take a post off the plan',
        params: byId,
        body: cancelBody,
        response: { 200: done },
      },
    },
    async request => {
      await cancelPost(deps, {
        actor: actorOf(request),
        postId: request.params.id,
        ...omitUndefined(request.body),
      })
      return isDone
    },
  )

  app.post(
    '/api/v1/posts/:id/settle',
    {
      schema: {
        tags,
        summary: 'Settle a doubt: "it is there" (adopt) or "send it again" (resend)',
        params: byId,
        body: settleBody,
        response: { 200: done },
      },
    },
    async request => {
      const { action, ...given } = request.body
      const target = { actor: actorOf(request), postId: request.params.id }
      if ('externalId' in given) await adoptFromAccount(deps, { ...target, reference: given.externalId })
      else await sendAgain(deps, target)
      return isDone
    },
  )

  app.post(
    '/api/v1/posts/:id/send-now',
    {
      schema: {
        tags,
        summary: 'Make a planned post due at once',
        params: byId,
        response: { 200: z.object({ broughtForward: z.boolean() }) },
      },
    },
    async request => {
      const ids = await bringForward(deps, { actor: actorOf(request), postIds: [request.params.id] })
      return { broughtForward: ids.length > 0 }
    },
  )
}

/** What is out already. */
function addDeletingRoute(app: App, deps: AppDeps): void {
  app.delete(
    '/api/v1/posts/:id/published',
    {
      schema: {
        tags,
        summary: 'Take a published post off its network; its record stays',
        params: byId,
        querystring: cancelBody,
        response: { 200: deletedAnswer },
      },
    },
    async request =>
      await deletePublished(deps, {
        actor: actorOf(request),
        postId: request.params.id,
        ...omitUndefined(request.query),
      }),
  )
}

function asPreview({ channel, formatted, ...post }: PreviewResult['posts'][number]) {
  const { id: channelId, network, handle } = channel
  return { channelId, network, handle, ...formatted, ...post }
}

function officesToRead(actor: Actor, officeId: string | undefined): readonly string[] | '*' {
  if (officeId === undefined) return officesWhere(actor, 'posts.read')
  return may(actor, 'posts.read', officeId) ? [officeId] : []
}

async function postInReach({ db }: AppDeps, actor: Actor, postId: string): Promise<PostSummary> {
  const [post] = await listPosts(db, { officeIds: officesWhere(actor, 'posts.read'), postId })
  if (post) return post
  throw new DatelineError('not-found', 'There is nothing here by that name.')
}
