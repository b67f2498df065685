import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { appSecretProof } from '../../networks/facebook/client.ts'
import { accountGrowth, metricsMoment } from '../growth.ts'
import { readMultipart } from '../multipart.ts'
import type { SandboxState } from '../state.ts'
import type { SandboxAccount, SandboxPost } from '../store.ts'
import {
  badParameter,
  createFacebookUsage,
  type FacebookRefusal,
  facebookRefusals,
  refuseAsFacebook,
} from './answers.ts'
import { addFacebookComments } from './comments.ts'
import { parametersOf } from './parameters.ts'
import { listPosts, ownPost, storyOf, visiblePost } from './posts.ts'
import { countsOf, insightsOf, knownMetrics, shownFields } from './shapes.ts'
import { createFacebookVideos } from './videos.ts'

/** The one insight of a Page that is asked for. */
const pageReach = 'page_total_media_view_unique'

type IdRoute = { Params: { version: string; id: string } }

/** Makes a server act as graph.facebook.com for Pages. */
export function addFacebook(server: FastifyInstance, state: SandboxState): void {
  const momentOf = (post: SandboxPost) =>
    metricsMoment(state.clock.now(), post.receivedAt, state.settings.metricsAgeFactor)

  const usage = createFacebookUsage(state)
  const videos = createFacebookVideos(state)

  /** The Page whose token the request carries, or undefined after the refusal has been sent. */
  function pageOf(request: FastifyRequest, reply: FastifyReply): SandboxAccount | undefined {
    const { access_token: token, appsecret_proof: proof } = parametersOf(request)
    const secret = state.settings.facebookAppSecret
    const page = facebookAccountOf(request, state)
    if (!token) refuseAsFacebook(reply, facebookRefusals.noToken)
    else if (!page)
      refuseAsFacebook(reply, hasExpired(token, state) ? facebookRefusals.expired : facebookRefusals.badToken)
    else if (secret && proof !== appSecretProof(token, secret))
      refuseAsFacebook(reply, facebookRefusals.badProof)
    else if (!usage.count(reply, page.externalId)) refuseAsFacebook(reply, facebookRefusals.throttled)
    else return page
    return undefined
  }

  server.post<IdRoute>('/:version/:id/feed', (request, reply) => {
    const page = pageOf(request, reply)
    if (!page) return reply
    if (request.params.id !== page.externalId) return refuseAsFacebook(reply, facebookRefusals.notThisPage)
    const unknown = unknownParameter(request, 'feed')
    if (unknown) return refuseAsFacebook(reply, unknown)
    const read = feed.safeParse(parametersOf(request))
    if (!read.success) return refuseAsFacebook(reply, badParameter(z.prettifyError(read.error)))
    const draft = draftOf(state, page, read.data)
    if (!draft) return refuseAsFacebook(reply, badParameter('attached_media must name photos of this Page'))
    if (!draft.text && !draft.link && !draft.media.length) {
      return refuseAsFacebook(reply, badParameter('A post needs a message, a link or media'))
    }
    const repeated = !draft.media.length && state.isRepeated(draft, state.settings.facebookDuplicateWindowMs)
    if (repeated) {
      state.refusedDuplicates += 1
      return refuseAsFacebook(reply, facebookRefusals.duplicate)
    }
    const id = `${page.externalId}_${state.newId()}`
    state.record({
      type: 'post',
      post: { ...draft, ...appOf(request, state), id, receivedAt: state.clock.now().getTime() },
    })
    return { id }
  })

  server.post<IdRoute>('/:version/:id/photos', (request, reply) => {
    const page = pageOf(request, reply)
    if (!page) return reply
    if (request.params.id !== page.externalId) return refuseAsFacebook(reply, facebookRefusals.notThisPage)
    const unknown = unknownParameter(request, 'photos')
    if (unknown) return refuseAsFacebook(reply, unknown)
    const parameters = parametersOf(request)
    const photo = fileOf(request, 'source')
    if (!photo || photo.bytes.length > 4 * 1024 * 1024 || !photo.contentType.startsWith('image/')) {
      return refuseAsFacebook(reply, facebookRefusals.unreadablePhoto)
    }
    const id = state.newId()
    const altText = parameters.alt_text_custom ?? ''
    state.store.saveMedia(id, photo.bytes)
    const media = { id, accountId: page.externalId, contentType: photo.contentType, altText }
    state.record({ type: 'media', media: { ...media, size: photo.bytes.length } })
    if (parameters.published === 'false') return { id }
    const postId = `${page.externalId}_${state.newId()}`
    const text = parameters.message ?? parameters.caption ?? ''
    const post = { network: 'facebook' as const, id: postId, accountId: page.externalId, text }
    const shown = [{ id, contentType: photo.contentType, altText }]
    state.record({ type: 'post', post: { ...post, media: shown, receivedAt: state.clock.now().getTime() } })
    return { id, post_id: postId }
  })

  server.post<IdRoute>('/:version/:id/videos', (request, reply) => {
    const page = pageOf(request, reply)
    if (!page) return reply
    if (request.params.id !== page.externalId) return refuseAsFacebook(reply, facebookRefusals.notThisPage)
    const unknown = unknownParameter(request, 'videos')
    if (unknown) return refuseAsFacebook(reply, unknown)
    const piece = fileOf(request, 'video_file_chunk')?.bytes
    return videos.answer(reply, page, {
      parameters: parametersOf(request),
      piece,
      app: appOf(request, state),
    })
  })

  addFacebookComments(server, state, pageOf)

  for (const edge of ['published_posts', 'feed', 'posts']) {
    server.get<IdRoute>(`/:version/:id/${edge}`, (request, reply) => {
      const page = pageOf(request, reply)
      if (!page) return reply
      if (request.params.id !== page.externalId) return refuseAsFacebook(reply, facebookRefusals.notThisPage)
      return listPosts(
        state,
        page,
        parametersOf(request),
        `${request.params.version}/${page.externalId}/${edge}`,
      )
    })
  }

  server.get<IdRoute>('/:version/:id/insights', (request, reply) => {
    const page = pageOf(request, reply)
    if (!page) return reply
    if (request.params.id === page.externalId) {
      const asked = parametersOf(request)
      if (asked.metric !== pageReach || asked.period !== 'day')
        return refuseAsFacebook(reply, facebookRefusals.badMetric)
      const { reach } = accountGrowth(page.externalId, state.clock.now())
      return { data: [{ name: pageReach, period: 'day', values: [{ value: reach }] }] }
    }
    const post = visiblePost(state, request.params.id)
    if (!post) return refuseAsFacebook(reply, facebookRefusals.missing)
    const metrics = (parametersOf(request).metric ?? '').split(',').filter(Boolean)
    // One unknown metric fails them all.
    if (!metrics.length || metrics.some(metric => !knownMetrics.has(metric))) {
      return refuseAsFacebook(reply, facebookRefusals.badMetric)
    }
    return { data: metrics.map(metric => insightsOf(post, metric, momentOf(post))) }
  })

  server.get<IdRoute>('/:version/:id', (request, reply) => {
    const page = pageOf(request, reply)
    if (!page) return reply
    const { id } = request.params
    if (id === 'me' || id === page.externalId) {
      const asked = (parametersOf(request).fields ?? '').split(',')
      const { followers } = accountGrowth(page.externalId, state.clock.now())
      const counted = asked.includes('followers_count') ? { followers_count: followers } : {}
      return { id: page.externalId, name: page.name, ...counted }
    }
    const photo = state.media(id)
    if (photo?.contentType.startsWith('video/')) return videos.shown(photo, storyOf(state, page, id))
    if (photo) return { id, alt_text: photo.altText, ...storyOf(state, page, id) }
    const post = visiblePost(state, id)
    if (!post) return refuseAsFacebook(reply, facebookRefusals.missing)
    const fields = parametersOf(request).fields ?? 'id,message,created_time'
    return { ...shownFields(post, fields), ...countsOf(post, fields, momentOf(post)) }
  })

  server.post<IdRoute>('/:version/:id', (request, reply) => {
    const page = pageOf(request, reply)
    if (!page) return reply
    const post = ownPost(state, page, request.params.id)
    if (!post) return refuseAsFacebook(reply, facebookRefusals.missing)
    if (post.app !== appOf(request, state).app) return refuseAsFacebook(reply, facebookRefusals.notThisApp)
    const { message, description } = parametersOf(request)
    const text = post.id === request.params.id ? message : description
    if (text !== undefined) state.record({ type: 'edited', id: post.id, text })
    return { success: true }
  })

  server.delete<IdRoute>('/:version/:id', (request, reply) => {
    const page = pageOf(request, reply)
    if (!page) return reply
    const post = ownPost(state, page, request.params.id)
    if (!post) return refuseAsFacebook(reply, facebookRefusals.missing)
    state.record({ type: 'deleted', id: post.id, at: state.clock.now().getTime() })
    return { success: true }
  })

  server.setErrorHandler((error: { statusCode?: number }, _request, reply) =>
    (error.statusCode ?? 500) < 500
      ? refuseAsFacebook(reply, badParameter('Invalid parameter'))
      : refuseAsFacebook(reply, { status: 500, code: 2, message: 'An unexpected error has occurred.' }),
  )
  server.setNotFoundHandler((_request, reply) =>
    refuseAsFacebook(reply, { status: 400, code: 2500, message: 'Unknown path components' }),
  )
}

/** The Page whose token the request carries. */
export function facebookAccountOf(request: FastifyRequest, state: SandboxState): SandboxAccount | undefined {
  const token = state.tokenOf('facebook', parametersOf(request).access_token ?? '')
  if (!token) return undefined
  if (token.expiresAt !== undefined && token.expiresAt <= state.clock.now().getTime()) return undefined
  return state.account('facebook', token.accountId)
}

function hasExpired(accessToken: string, state: SandboxState): boolean {
  const ends = state.tokenOf('facebook', accessToken)?.expiresAt
  return ends !== undefined && ends <= state.clock.now().getTime()
}

/** The app that the request's token was made for. */
function appOf(request: FastifyRequest, state: SandboxState): { app?: string } {
  const app = state.tokenOf('facebook', parametersOf(request).access_token ?? '')?.app
  return app === undefined ? {} : { app }
}

/** Parameters of each edge that this side understands, of those in api_specs (v25.0). */
const understood = {
  feed: ['message', 'link', 'attached_media'],
  photos: ['message', 'caption', 'published', 'alt_text_custom'],
  videos: ['upload_phase', 'file_size', 'upload_session_id', 'start_offset', 'description', 'published'],
}

/**
 * The Graph API takes no notice of a parameter that it does not know, and a misspelt alt text would be lost without a
 * word. Here it is refused: what the sandbox takes means something to Facebook.
 */
function unknownParameter(
  request: FastifyRequest,
  edge: keyof typeof understood,
): FacebookRefusal | undefined {
  const signed = ['access_token', 'appsecret_proof']
  const known = [...signed, ...understood[edge]]
  const unknown = Object.keys(parametersOf(request)).find(name => !known.includes(name))
  return unknown === undefined ? undefined : badParameter(`Unknown parameter ${unknown.slice(0, 60)}`)
}

function fileOf(request: FastifyRequest, field: 'source' | 'video_file_chunk') {
  if (!Buffer.isBuffer(request.body)) return undefined
  return readMultipart(request.headers['content-type'] ?? '', request.body).find(part => part.name === field)
}

const feed = z.object({
  message: z.string().max(63_206).optional(),
  link: z.url({ protocol: /^https?$/ }).optional(),
  attached_media: z
    .string()
    .transform((value, context) => {
      try {
        return z.array(z.strictObject({ media_fbid: z.string() })).parse(JSON.parse(value))
      } catch {
        context.addIssue({ code: 'custom', message: 'attached_media is no list of media_fbid' })
        return z.NEVER
      }
    })
    .optional(),
})

type Draft = Omit<SandboxPost, 'id' | 'receivedAt'>

function draftOf(
  state: SandboxState,
  page: SandboxAccount,
  request: z.infer<typeof feed>,
): Draft | undefined {
  const asked = request.attached_media ?? []
  const media = asked.flatMap(({ media_fbid: id }) => state.usableMedia(id) ?? [])
  if (media.length !== asked.length || media.some(each => each.accountId !== page.externalId))
    return undefined
  return {
    network: 'facebook',
    accountId: page.externalId,
    text: request.message ?? '',
    media: media.map(({ id, contentType, altText }) => ({ id, contentType, altText })),
    // With photos attached, a link makes no preview and is lost.
    ...(request.link && !media.length ? { link: request.link } : {}),
  }
}
