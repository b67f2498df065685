import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { NetworkName } from '../core/network-name.ts'
import type { Credentials } from '../networks/network.ts'
import { type Faults, faultSchema } from './faults.ts'
import { playedNetworks } from './played-networks.ts'
import { sandboxSettings } from './settings.ts'
import { newToken, type SandboxState } from './state.ts'
import type { SandboxAccount, SandboxPost } from './store.ts'
import { renderTimeline } from './timeline/timeline.ts'
import { timelinePolicy } from './timeline/timeline-style.ts'

export const provisionRequest = z.strictObject({
  network: z
    .string()
    .refine(
      name => playedNetworks.has(name),
      `network: ${[...playedNetworks.keys()].join(', ')} are allowed`,
    ),
  /** On Mastodon with its server, as channels hold it: `109348@social.example`. */
  externalId: z
    .string()
    .regex(
      /^\d{1,19}(@[a-z0-9.:-]+)?$/,
      'externalId: 1 to 19 digits are allowed, and @server on a network of many',
    ),
  handle: z.string().min(1),
  name: z.string().min(1),
  /** Chosen by the caller it never ends; left out, X's ends after two hours and can be refreshed. */
  accessToken: z.string().min(1).optional(),
  refreshToken: z.string().min(1).optional(),
  /** Seconds until the chosen access token ends. */
  expiresIn: z.number().positive().optional(),
  /** Another app than this installation's, on Facebook: the access token is made for it. */
  app: z.string().min(1).optional(),
})
export type ProvisionRequest = z.infer<typeof provisionRequest>

/** An accepted post as `GET /sandbox/posts` lists it; times are ISO 8601, UTC. */
export interface ListedPost {
  network: NetworkName
  id: string
  accountId: string
  text: string
  parent: string | null
  media: { id: string; altText: string; contentType: string }[]
  link: string | null
  receivedAt: string
  deleted: boolean
}

/** The routes under /sandbox, and the page at /. They exist only here, never on a real network. */
export function addAdmin(server: FastifyInstance, state: SandboxState, faults: Faults): void {
  server.get('/', (_request, reply) => reply.headers(pageHeaders).send(timelinePage(state)))
  server.get('/sandbox', (_request, reply) => reply.headers(pageHeaders).send(timelinePage(state)))

  server.get('/sandbox/posts', () => ({
    posts: listedPosts(state),
    refusedDuplicates: state.refusedDuplicates,
  }))

  server.get<{ Params: { id: string } }>('/sandbox/media/:id', (request, reply) => {
    const media = state.media(request.params.id)
    const bytes = media && state.store.readMedia(media.id)
    if (!media || !bytes) return reply.code(404).send({ message: 'No such picture.' })
    return reply
      .headers({ 'content-type': media.contentType, 'x-content-type-options': 'nosniff' })
      .send(Buffer.from(bytes))
  })

  server.post('/sandbox/accounts', (request, reply) => {
    const read = provisionRequest.safeParse(request.body)
    if (!read.success) return reply.code(400).send({ message: z.prettifyError(read.error) })
    return reply.code(201).send(provision(state, read.data))
  })

  server.post('/sandbox/faults', (request, reply) => {
    const read = faultSchema.safeParse(request.body)
    if (!read.success) return reply.code(400).send({ message: z.prettifyError(read.error) })
    faults.add(read.data)
    return reply.code(201).send({ faults: faults.list() })
  })
  server.get('/sandbox/faults', () => ({ faults: faults.list() }))
  server.delete('/sandbox/faults', () => {
    faults.clear()
    return { faults: [] }
  })

  server.post('/sandbox/settings', (request, reply) => {
    const read = sandboxSettings.partial().safeParse(request.body)
    if (!read.success) return reply.code(400).send({ message: z.prettifyError(read.error) })
    // Only what was named changes: the schema fills in defaults for the rest.
    const named = z.record(z.string(), z.unknown()).parse(request.body)
    state.settings = sandboxSettings.parse({ ...state.settings, ...named })
    return state.settings
  })

  server.post('/sandbox/clear', () => {
    state.record({ type: 'cleared' })
    state.refusedDuplicates = 0
    faults.clear()
    return { posts: [] }
  })
}

/** Makes an account, or changes its name, and gives it credentials. */
export function provision(
  state: SandboxState,
  request: ProvisionRequest,
): { account: SandboxAccount; credentials: Credentials } {
  const { network, externalId, handle, name, accessToken, refreshToken, expiresIn, app } = request
  const account = { network, externalId, handle, name }
  state.record({ type: 'account', account })
  const played = playedNetworks.get(network)
  if (accessToken === undefined && played?.issueToken) {
    return { account, credentials: credentialsOf(played.issueToken(state, externalId)) }
  }
  const expiresAt = expiresIn === undefined ? undefined : state.clock.now().getTime() + expiresIn * 1000
  const token = {
    network,
    accountId: externalId,
    accessToken: accessToken ?? newToken(played?.tokenWord ?? 'access'),
    ...(refreshToken === undefined ? {} : { refreshToken }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(app === undefined ? {} : { app }),
  }
  state.record({ type: 'token', token })
  return { account, credentials: credentialsOf(token) }
}

function credentialsOf(token: {
  accessToken: string
  refreshToken?: string | undefined
  expiresAt?: number | undefined
}): Credentials {
  return {
    accessToken: token.accessToken,
    ...(token.refreshToken === undefined ? {} : { refreshToken: token.refreshToken }),
    ...(token.expiresAt === undefined ? {} : { expiresAt: new Date(token.expiresAt) }),
  }
}

/** Everything accepted, in the order it came; deleted posts too. Times are by the clock of the process. */
export function listedPosts(state: SandboxState): ListedPost[] {
  return state.posts().map(post => listed(post, state.settings.clockOffsetMs))
}

function listed(post: SandboxPost, clockOffsetMs: number): ListedPost {
  const { network, id, accountId, text, parent = null, media, link = null, receivedAt, deletedAt } = post
  const at = new Date(receivedAt - clockOffsetMs).toISOString()
  return {
    network,
    id,
    accountId,
    text,
    parent,
    media,
    link,
    receivedAt: at,
    deleted: deletedAt !== undefined,
  }
}

const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'x-content-type-options': 'nosniff',
  'content-security-policy': timelinePolicy,
}

function timelinePage(state: SandboxState): string {
  return renderTimeline(state.posts(), state.accounts(), { mediaPath: '/sandbox/media/' })
}
