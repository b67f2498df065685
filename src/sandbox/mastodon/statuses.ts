import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { mastodonLength } from '../../networks/mastodon/length.ts'
import { accountGrowth, growthOf, metricsMoment } from '../growth.ts'
import type { SandboxState } from '../state.ts'
import type { SandboxAccount, SandboxPost } from '../store.ts'
import {
  createMastodonLimits,
  invalid,
  type MastodonRefusal,
  mastodonRefusals,
  refuseAsMastodon,
} from './answers.ts'
import type { AskingMastodonAccount } from './asking.ts'
import { attachment } from './media.ts'
import { shownHtml } from './text.ts'

/** For so long a server remembers an `Idempotency-Key`. */
const keyMs = 3_600_000

type IdRoute = { Params: { id: string } }

/** /api/v1/statuses, and an account's own, as Mastodon answers them. */
export function addMastodonStatuses(
  server: FastifyInstance,
  state: SandboxState,
  asking: AskingMastodonAccount,
): void {
  const limits = createMastodonLimits(state)

  server.post('/api/v1/statuses', (request, reply) => {
    const account = asking(request)
    const key = keyOf(request)
    const made = key === undefined ? undefined : state.postWithKey('mastodon', account.externalId, key)
    if (made && ageOf(state, made) < keyMs) {
      // The status of a key that was deleted since is looked for, and not found.
      if (made.deletedAt !== undefined) return refuseAsMastodon(reply, mastodonRefusals.missing)
      return shown(state, made, request)
    }
    const read = wanted.safeParse(request.body)
    if (!read.success) return refuseAsMastodon(reply, invalid(z.prettifyError(read.error)))
    const refusal = refusalOf(state, account, read.data)
    if (refusal) return refuseAsMastodon(reply, refusal)
    if (!limits.count(reply, account.externalId)) return refuseAsMastodon(reply, mastodonRefusals.throttled)
    const post: SandboxPost = {
      network: 'mastodon',
      id: state.newId(),
      accountId: account.externalId,
      text: read.data.status.trim(),
      ...(read.data.in_reply_to_id ? { parent: read.data.in_reply_to_id } : {}),
      media: filesOf(state, read.data),
      receivedAt: state.clock.now().getTime(),
      ...(key === undefined ? {} : { idempotencyKey: key }),
    }
    state.record({ type: 'post', post })
    return shown(state, post, request)
  })

  server.get<IdRoute>('/api/v1/statuses/:id', (request, reply) => {
    const post = visible(state, request.params.id)
    return post ? shown(state, post, request) : refuseAsMastodon(reply, mastodonRefusals.missing)
  })

  server.put<IdRoute>('/api/v1/statuses/:id', (request, reply) => {
    const post = own(state, asking(request), request.params.id)
    if (!post) return refuseAsMastodon(reply, mastodonRefusals.missing)
    const read = wanted.safeParse(request.body)
    if (!read.success) return refuseAsMastodon(reply, invalid(z.prettifyError(read.error)))
    if (mastodonLength(read.data.status) > 500) return refuseAsMastodon(reply, mastodonRefusals.tooLong)
    // Files that an edit does not name are taken off the status.
    const media = post.media.filter(({ id }) => read.data.media_ids.includes(id))
    if (!read.data.status.trim() && !media.length) return refuseAsMastodon(reply, mastodonRefusals.blank)
    state.record({ type: 'edited', id: post.id, text: read.data.status.trim(), media })
    return shown(state, post, request)
  })

  server.delete<IdRoute>('/api/v1/statuses/:id', (request, reply) => {
    const post = own(state, asking(request), request.params.id)
    if (!post) return refuseAsMastodon(reply, mastodonRefusals.missing)
    state.record({ type: 'deleted', id: post.id, at: state.clock.now().getTime() })
    return { ...shown(state, post, request), text: post.text }
  })

  server.get<IdRoute>('/api/v1/accounts/:id/statuses', (request, reply) => {
    const account = state
      .accounts()
      .find(each => each.network === 'mastodon' && numberOf(each) === request.params.id)
    if (!account) return refuseAsMastodon(reply, mastodonRefusals.missing)
    return page(state, account, request, reply)
  })

  server.get('/api/v1/accounts/verify_credentials', request => {
    const account = asking(request)
    const [username = ''] = account.handle.split('@')
    const { followers } = accountGrowth(account.externalId, state.clock.now())
    return {
      id: numberOf(account),
      username,
      acct: username,
      display_name: account.name,
      followers_count: followers,
    }
  })
}

const digits = z.string().regex(/^\d{1,19}$/)
const wanted = z.strictObject({
  status: z.string().default(''),
  media_ids: z.array(digits).default([]),
  in_reply_to_id: digits.optional(),
  language: z.string().optional(),
  visibility: z.enum(['public', 'unlisted', 'private', 'direct']).optional(),
  sensitive: z.boolean().optional(),
  spoiler_text: z.string().optional(),
})
type Wanted = z.infer<typeof wanted>

function keyOf(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key']
  return typeof key === 'string' && key ? key : undefined
}

function refusalOf(
  state: SandboxState,
  account: SandboxAccount,
  request: Wanted,
): MastodonRefusal | undefined {
  const files = filesOf(state, request)
  if (request.in_reply_to_id && !standing(state, request.in_reply_to_id))
    return mastodonRefusals.parentMissing
  if (request.media_ids.length > 4) return mastodonRefusals.tooManyFiles
  const isMoving = files.some(({ contentType }) => /^video\/|gif$/.test(contentType))
  if (isMoving && files.length > 1) return mastodonRefusals.mixedFiles
  const isOwn = request.media_ids.every(id => state.media(id)?.accountId === account.externalId)
  if (!isOwn) return mastodonRefusals.missing
  const forgotten = request.media_ids.filter(id => !state.usableMedia(id))
  if (forgotten.length > 0)
    return invalid(`Media ${forgotten.join(', ')} not found or already attached to another post`)
  if (!request.status.trim() && !files.length) return mastodonRefusals.blank
  return mastodonLength(request.status.trim()) > 500 ? mastodonRefusals.tooLong : undefined
}

function filesOf(state: SandboxState, { media_ids: ids }: Wanted): SandboxPost['media'] {
  return ids
    .flatMap(id => state.media(id) ?? [])
    .map(({ id, contentType, altText }) => ({ id, contentType, altText }))
}

function page(state: SandboxState, account: SandboxAccount, request: FastifyRequest, reply: FastifyReply) {
  const query = z
    .object({ limit: z.coerce.number().int().min(1).max(40).default(20), max_id: digits.optional() })
    .safeParse(request.query)
  if (!query.success) return refuseAsMastodon(reply, mastodonRefusals.badRequest)
  const { limit, max_id: before } = query.data
  return state
    .postsOf('mastodon', account.externalId)
    .toReversed()
    .filter(({ id }) => (before === undefined || BigInt(id) < BigInt(before)) && visible(state, id))
    .slice(0, limit)
    .map(post => shown(state, post, request))
}

/** A status that is there, whether or not reads show it yet: it can be answered, changed and deleted. */
function standing(state: SandboxState, id: string): SandboxPost | undefined {
  const post = state.post(id)
  return post?.network === 'mastodon' && post.deletedAt === undefined ? post : undefined
}

/** A status that is there and old enough to be seen. */
function visible(state: SandboxState, id: string): SandboxPost | undefined {
  const post = standing(state, id)
  return post && ageOf(state, post) >= state.settings.readLagMs ? post : undefined
}

function own(state: SandboxState, account: SandboxAccount, id: string): SandboxPost | undefined {
  const post = standing(state, id)
  return post?.accountId === account.externalId ? post : undefined
}

function ageOf(state: SandboxState, { receivedAt }: SandboxPost): number {
  return state.clock.now().getTime() - receivedAt
}

/** The account's id within its server. */
function numberOf({ externalId }: SandboxAccount): string {
  return externalId.split('@')[0] ?? ''
}

function shown(state: SandboxState, post: SandboxPost, request: FastifyRequest) {
  const origin = `http://${request.headers.host ?? 'sandbox'}`
  const author = state.account('mastodon', post.accountId)
  const moment = metricsMoment(state.clock.now(), post.receivedAt, state.settings.metricsAgeFactor)
  const grown = growthOf(post.id, moment.getTime() - post.receivedAt)
  return {
    id: post.id,
    created_at: new Date(post.receivedAt).toISOString(),
    in_reply_to_id: post.parent ?? null,
    visibility: 'public',
    url: `${origin}/@${author?.handle.split('@')[0] ?? ''}/${post.id}`,
    uri: `${origin}/statuses/${post.id}`,
    content: shownHtml(post.text, origin),
    favourites_count: grown.likes,
    reblogs_count: grown.reposts,
    replies_count: grown.replies,
    media_attachments: post.media.map(({ id, contentType, altText }) => attachment(id, contentType, altText)),
  }
}
