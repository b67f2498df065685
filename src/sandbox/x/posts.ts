import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import twitterText from 'twitter-text'
import { z } from 'zod'
import { weightedLength } from '../../networks/x/length.ts'
import { accountGrowth, growthOf } from '../growth.ts'
import type { SandboxState } from '../state.ts'
import type { SandboxAccount, SandboxPost } from '../store.ts'
import {
  fieldRefused,
  invalidRequest,
  notFound,
  refusals,
  refuse,
  type XLimits,
  type XRefusal,
} from './answers.ts'
import { fieldsAsked } from './query.ts'
import { type TweetCreateRequest, tweetCreateRequest } from './request.ts'
import { type LinkTargets, mediaKey, pictureCode, shownText } from './text.ts'

const quota = { delete: 50, lookup: 5000, timeline: 900, me: 75 }
const thirtyDaysMs = 30 * 24 * 3_600_000

/** Who is asking: set for every route but the token call. */
export type AskingAccount = (request: FastifyRequest) => SandboxAccount

/** /2/tweets, /2/users/:id/tweets and /2/users/me as X answers them. */
export function addXPosts(
  server: FastifyInstance,
  state: SandboxState,
  limits: XLimits,
  asking: AskingAccount,
): void {
  server.post('/2/tweets', (request, reply) => {
    const account = asking(request)
    const limit = state.settings.xPostsPerQuarterHour
    if (!limits.count(reply, account.externalId, 'POST tweets', limit))
      return refuse(reply, refusals.tooManyRequests)
    const read = tweetCreateRequest.safeParse(request.body)
    if (!read.success) return refuse(reply, invalidRequest(...read.error.issues.map(said)))
    const refusal = refusalOf(state, account, read.data)
    if (refusal) return refuse(reply, refusal)
    return created(state, account, draftOf(state, account, read.data), reply)
  })

  server.delete<{ Params: { id: string } }>('/2/tweets/:id', (request, reply) => {
    const account = asking(request)
    if (!limits.count(reply, account.externalId, 'DELETE tweets', quota.delete)) {
      return refuse(reply, refusals.tooManyRequests)
    }
    const post = state.post(request.params.id)
    if (post?.network !== 'x' || post.deletedAt !== undefined) {
      return reply.code(404).send({ ...notFound(request.params.id), status: 404 })
    }
    if (post.accountId !== account.externalId) return refuse(reply, refusals.notPermitted)
    state.record({ type: 'deleted', id: post.id, at: state.clock.now().getTime() })
    return { data: { deleted: true } }
  })

  server.get('/2/tweets', (request, reply) => {
    const account = asking(request)
    const query = z.record(z.string(), z.string()).parse(request.query)
    if (!limits.count(reply, account.externalId, 'GET tweets', quota.lookup)) {
      return refuse(reply, refusals.tooManyRequests)
    }
    const ids = (query.ids ?? '').split(',').filter(Boolean)
    if (ids.length < 1 || ids.length > 100)
      return refuse(reply, invalidRequest('The number of values in `ids` must be 1 to 100'))
    const asked = fieldsAsked(state.settings, 'lookup', query)
    if ('refusal' in asked) return refuse(reply, asked.refusal)
    const { fields } = asked
    const found = ids.map(id => visiblePost(state, id) ?? id)
    const data = found.flatMap(post =>
      typeof post === 'string' ? [] : [shown(state, post, account, fields)],
    )
    const errors = found.flatMap(post =>
      typeof post === 'string' ? [notFound(post)] : privateRefusals(state, post, account, fields),
    )
    return { ...(data.length ? { data } : {}), ...(errors.length ? { errors } : {}) }
  })

  server.get<{ Params: { id: string } }>('/2/users/:id/tweets', (request, reply) => {
    const account = asking(request)
    const query = z.record(z.string(), z.string()).parse(request.query)
    if (!limits.count(reply, account.externalId, 'GET timeline', quota.timeline)) {
      return refuse(reply, refusals.tooManyRequests)
    }
    const asked = fieldsAsked(state.settings, 'timeline', query)
    if ('refusal' in asked) return refuse(reply, asked.refusal)
    const show = (post: SandboxPost) => shown(state, post, account, asked.fields)
    return timeline(state, request.params.id, query, show, reply)
  })

  server.get('/2/users/me', (request, reply) => {
    const { externalId, name, handle } = asking(request)
    if (!limits.count(reply, externalId, 'GET me', quota.me)) return refuse(reply, refusals.tooManyRequests)
    const { 'user.fields': fields = '' } = z.record(z.string(), z.string()).parse(request.query)
    const metrics = {
      public_metrics: { followers_count: accountGrowth(externalId, state.clock.now()).followers },
    }
    return {
      data: { id: externalId, name, username: handle, ...(fields === 'public_metrics' ? metrics : {}) },
    }
  })
}

function said({ path, message }: z.core.$ZodIssue): string {
  return `$.${path.join('.')}: ${message}`
}

/** X's rules, in the order it is seen to apply them. */
function refusalOf(
  state: SandboxState,
  account: SandboxAccount,
  request: TweetCreateRequest,
): XRefusal | undefined {
  const text = request.text ?? ''
  if (!text.trim() && !request.media) return invalidRequest('Your request must have text or media')
  if (/[\uFFFE\uFEFF\uFFFF]/u.test(text)) return invalidRequest('$.text: has a character that is not allowed')
  if (weightedLength(text) > 280) return refusals.tooLong
  if (twitterText.extractCashtags(text).length > 1) return refusals.tooManyCashtags
  // Quotes are for Enterprise customers only since 2026-04-16.
  if (request.quote_tweet_id !== undefined) return refusals.notPermitted
  const media = request.media?.media_ids ?? []
  if (media.some(id => state.usableMedia(id)?.accountId !== account.externalId)) {
    return invalidRequest('Your media IDs are invalid.')
  }
  // Four photos, or one GIF, or one video.
  const isMoving = media.some(id => /^video\/|gif$/.test(state.media(id)?.contentType ?? ''))
  if (isMoving && media.length > 1) return invalidRequest('A GIF or video must be the only media of a post.')
  const parent = request.reply && standingPost(state, request.reply.in_reply_to_tweet_id)
  if (request.reply && !parent) return refusals.parentGone
  if (parent && !mayAnswer(account, parent)) return refusals.notSummoned
  if (state.isRepeated(draftOf(state, account, request), state.settings.xDuplicateWindowMs)) {
    state.refusedDuplicates += 1
    return refusals.duplicate
  }
  return undefined
}

/** Its own posts, and those whose author mentioned it (since 2026-02-23). */
function mayAnswer(account: SandboxAccount, parent: SandboxPost): boolean {
  if (parent.accountId === account.externalId) return true
  const mentioned = twitterText.extractMentions(parent.text).map(each => each.toLowerCase())
  return mentioned.includes(account.handle.toLowerCase())
}

type Draft = Omit<SandboxPost, 'id' | 'receivedAt'>

function draftOf(state: SandboxState, account: SandboxAccount, request: TweetCreateRequest): Draft {
  const media = (request.media?.media_ids ?? []).flatMap(id => state.media(id) ?? [])
  return {
    network: 'x',
    accountId: account.externalId,
    text: (request.text ?? '').trim(),
    ...(request.reply ? { parent: request.reply.in_reply_to_tweet_id } : {}),
    media: media.map(({ id, contentType, altText }) => ({ id, contentType, altText })),
  }
}

function created(state: SandboxState, account: SandboxAccount, draft: Draft, reply: FastifyReply) {
  const id = state.newId()
  const post = { ...draft, id, receivedAt: state.clock.now().getTime() }
  state.record({ type: 'post', post })
  const { text } = shownText(post, account, targetsIn(state))
  reply.code(201).header('location', `https://api.twitter.com/2/tweets/${id}`).header('api-version', '2.166')
  return reply.send({ data: { id, text, edit_history_tweet_ids: [id] } })
}

function targetsIn(state: SandboxState): LinkTargets {
  return {
    post: id => standingPost(state, id),
    pictured: code => state.posts().find(({ id, media }) => media.length > 0 && pictureCode(id) === code),
  }
}

/** A post that is there. One can be answered at once: only reading it back lags behind. */
function standingPost(state: SandboxState, id: string): SandboxPost | undefined {
  const post = state.post(id)
  return post?.network === 'x' && post.deletedAt === undefined ? post : undefined
}

/** A post that is there and old enough to be seen. */
function visiblePost(state: SandboxState, id: string): SandboxPost | undefined {
  const post = state.post(id)
  return post?.network === 'x' && isVisible(state, post) ? post : undefined
}

function isVisible(state: SandboxState, post: SandboxPost): boolean {
  return post.deletedAt === undefined && ageOf(state, post) >= state.settings.readLagMs
}

function ageOf(state: SandboxState, { receivedAt }: SandboxPost): number {
  return state.clock.now().getTime() - receivedAt
}

function timeline(
  state: SandboxState,
  accountId: string,
  query: Record<string, string>,
  show: (post: SandboxPost) => object,
  reply: FastifyReply,
) {
  const size = Number(query.max_results ?? '10')
  if (!(size >= 5 && size <= 100)) return refuse(reply, invalidRequest('`max_results` must be 5 to 100'))
  const since = BigInt(query.since_id ?? '0')
  const until = BigInt(query.pagination_token ?? query.until_id ?? '9223372036854775807')
  const all = state.postsOf('x', accountId)
  const page: SandboxPost[] = []
  let more = false
  for (let index = all.length - 1; index >= 0 && !more; index -= 1) {
    const post = all[index]
    if (!post || !isVisible(state, post) || BigInt(post.id) >= until) continue
    if (BigInt(post.id) <= since) break
    if (page.length === size) more = true
    else page.push(post)
  }
  const oldest = page.at(-1)?.id
  return {
    ...(page.length ? { data: page.map(show) } : {}),
    meta: {
      result_count: page.length,
      ...(oldest ? { newest_id: page[0]?.id, oldest_id: oldest } : {}),
      ...(more ? { next_token: oldest } : {}),
    },
  }
}

function shown(state: SandboxState, post: SandboxPost, asking: SandboxAccount, fields: Set<string>) {
  const { text, urls } = shownText(post, state.account('x', post.accountId), targetsIn(state))
  // Those of a post that it links to are listed beside its own.
  const keys = [
    ...new Set([
      ...post.media.map(each => mediaKey(each.id)),
      ...urls.flatMap(({ media_key: key }) => key ?? []),
    ]),
  ]
  return {
    id: post.id,
    text,
    edit_history_tweet_ids: [post.id],
    ...(fields.has('created_at') ? { created_at: new Date(post.receivedAt).toISOString() } : {}),
    ...(fields.has('entities') && urls.length ? { entities: { urls } } : {}),
    ...(fields.has('referenced_tweets') && post.parent
      ? { referenced_tweets: [{ type: 'replied_to', id: post.parent }] }
      : {}),
    ...(fields.has('attachments') && keys.length ? { attachments: { media_keys: keys } } : {}),
    ...metricsOf(state, post, fields, givesPrivate(state, post, asking)),
  }
}

function metricsOf(state: SandboxState, post: SandboxPost, fields: Set<string>, isPrivateGiven: boolean) {
  const age = ageOf(state, post)
  const grown = growthOf(post.id, age * state.settings.metricsAgeFactor)
  const reposts = state.settings.xFieldNames === 'tweet' ? 'retweet_count' : 'repost_count'
  const common = {
    impression_count: grown.views,
    like_count: grown.likes,
    reply_count: grown.replies,
    [reposts]: grown.reposts,
  }
  const clicks = { url_link_clicks: grown.linkClicks, user_profile_clicks: grown.profileClicks }
  const engagements =
    grown.likes + grown.replies + grown.reposts + grown.linkClicks + grown.profileClicks + grown.otherClicks
  return {
    ...(fields.has('public_metrics')
      ? { public_metrics: { ...common, quote_count: grown.quotes, bookmark_count: grown.bookmarks } }
      : {}),
    ...(fields.has('non_public_metrics') && isPrivateGiven
      ? { non_public_metrics: { impression_count: grown.views, ...clicks, engagements } }
      : {}),
    ...(fields.has('organic_metrics') && isPrivateGiven ? { organic_metrics: { ...common, ...clicks } } : {}),
  }
}

/** Private metrics are only for the author and only for 30 days. */
function givesPrivate(state: SandboxState, post: SandboxPost, asking: SandboxAccount): boolean {
  return post.accountId === asking.externalId && ageOf(state, post) <= thirtyDaysMs
}

function privateRefusals(
  state: SandboxState,
  post: SandboxPost,
  account: SandboxAccount,
  fields: Set<string>,
) {
  if (givesPrivate(state, post, account)) return []
  return ['non_public_metrics', 'organic_metrics']
    .filter(group => fields.has(group))
    .map(group => fieldRefused(post.id, `${group}.impression_count`))
}
