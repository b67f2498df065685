import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { SandboxState } from '../state.ts'
import type { SandboxAccount, SandboxPost } from '../store.ts'
import { badParameter, facebookRefusals, refuseAsFacebook } from './answers.ts'
import { limitOf, parametersOf } from './parameters.ts'
import { visiblePost } from './posts.ts'
import { mayDo } from './scopes.ts'
import { facebookTime } from './shapes.ts'

type IdRoute = { Params: { version: string; id: string } }

/** Facebook's limit for a comment (help pages). */
const longestComment = 8_000

/**
 * Comments of a Page below posts: kept as posts with a parent, and read back after the same lag.
 * @param pageOf the Page whose token the request carries, or undefined after the refusal has been sent.
 */
export function addFacebookComments(
  server: FastifyInstance,
  state: SandboxState,
  pageOf: (request: FastifyRequest, reply: FastifyReply) => SandboxAccount | undefined,
): void {
  server.post<IdRoute>('/:version/:id/comments', (request, reply) => {
    const page = pageOf(request, reply)
    if (!page) return reply
    const parent = visiblePost(state, request.params.id)
    if (!parent) return refuseAsFacebook(reply, facebookRefusals.missing)
    if (!mayDo(request, state, 'pages_manage_engagement'))
      return refuseAsFacebook(reply, facebookRefusals.notPermitted)
    const { message = '', ...others } = parametersOf(request)
    const unknown = Object.keys(others).find(name => !['access_token', 'appsecret_proof'].includes(name))
    if (unknown) return refuseAsFacebook(reply, badParameter(`Unknown parameter ${unknown.slice(0, 60)}`))
    if (message.trim() === '' || message.length > longestComment)
      return refuseAsFacebook(reply, badParameter(`A comment has 1 to ${longestComment} characters`))
    const comment = {
      network: 'facebook',
      accountId: page.externalId,
      text: message,
      parent: parent.id,
      media: [],
    }
    if (state.isRepeated(comment, state.settings.facebookDuplicateWindowMs)) {
      state.refusedDuplicates += 1
      return refuseAsFacebook(reply, facebookRefusals.duplicate)
    }
    const id = `${parent.id.split('_').at(-1)}_${state.newId()}`
    state.record({ type: 'post', post: { ...comment, id, receivedAt: state.clock.now().getTime() } })
    return { id }
  })

  server.get<IdRoute>('/:version/:id/comments', (request, reply) => {
    const page = pageOf(request, reply)
    if (!page) return reply
    const parent = visiblePost(state, request.params.id)
    if (!parent) return refuseAsFacebook(reply, facebookRefusals.missing)
    // No refusal: without the permission Facebook shows a post without comments.
    if (!mayDo(request, state, 'pages_read_user_content')) return { data: [] }
    const parameters = parametersOf(request)
    const all = state
      .posts()
      .filter(post => post.parent === parent.id && visiblePost(state, post.id))
      .toReversed()
    const start = Number(parameters.after ?? 0)
    const shown = all.slice(start, start + limitOf(parameters))
    const end = start + shown.length
    const { version } = request.params
    return {
      data: shown.map(shape),
      ...(shown.length > 0
        ? {
            paging: {
              cursors: { before: `${start}`, after: `${end}` },
              ...(end < all.length ? { next: `/${version}/${parent.id}/comments?after=${end}` } : {}),
            },
          }
        : {}),
    }
  })
}

function shape(comment: SandboxPost) {
  return {
    id: comment.id,
    message: comment.text,
    created_time: facebookTime(comment.receivedAt),
    permalink_url: `https://www.facebook.com/${comment.parent}?comment_id=${comment.id.split('_').at(-1)}`,
    from: { id: comment.accountId },
  }
}
