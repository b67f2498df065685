import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { SandboxState } from '../state.ts'
import type { SandboxAccount, SandboxToken } from '../store.ts'
import { mastodonRefusals, refuseAsMastodon } from './answers.ts'
import { addMastodonLogin } from './login.ts'
import { addMastodonMedia } from './media.ts'
import { addMastodonStatuses } from './statuses.ts'

/** Makes a server act as one Mastodon server, whichever server its accounts name. */
export function addMastodon(server: FastifyInstance, state: SandboxState): void {
  const accounts = new WeakMap<FastifyRequest, SandboxAccount>()

  server.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/api/') || isForAnyone(request)) return
    const account = mastodonAccountOf(request, state)
    if (!account) return refuseAsMastodon(reply, mastodonRefusals.badToken)
    if (!isAllowed(request, scopesOf(request, state)))
      return refuseAsMastodon(reply, mastodonRefusals.outsideScopes)
    accounts.set(request, account)
  })

  const asking = (request: FastifyRequest) => {
    const account = accounts.get(request)
    if (!account) throw new Error('route without an account')
    return account
  }
  addMastodonLogin(server, state)
  addMastodonStatuses(server, state, asking)
  addMastodonMedia(server, state, asking)

  server.get('/api/v1/apps/verify_credentials', request => ({
    name: 'sandbox',
    scopes: scopesOf(request, state),
  }))

  server.setErrorHandler((error: { statusCode?: number }, _request, reply) =>
    refuseAsMastodon(
      reply,
      (error.statusCode ?? 500) < 500 ? mastodonRefusals.badRequest : mastodonRefusals.faulty,
    ),
  )
  server.setNotFoundHandler((_request, reply) => refuseAsMastodon(reply, mastodonRefusals.missing))
}

/**
 * Apps register without a token, and public statuses are shown to anyone: a token that the server has forgotten
 * changes nothing there, so it is no sign that the account can still be used.
 */
function isForAnyone({ method, url }: FastifyRequest): boolean {
  if (method === 'POST') return url === '/api/v1/apps'
  return method === 'GET' && /^\/api\/v1\/(accounts\/\d+\/statuses|statuses\/\d+)(\?|$)/.test(url)
}

/** Whose token the request carries. */
export function mastodonAccountOf(request: FastifyRequest, state: SandboxState): SandboxAccount | undefined {
  const token = tokenOf(request, state)
  if (!token) return undefined
  if (token.expiresAt !== undefined && token.expiresAt <= state.clock.now().getTime()) return undefined
  return state.account('mastodon', token.accountId)
}

function tokenOf(request: FastifyRequest, state: SandboxState): SandboxToken | undefined {
  const carried = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
  return carried === undefined ? undefined : state.tokenOf('mastodon', carried)
}

/** A token that was handed out without signing in is that of an app that may do everything. */
function scopesOf(request: FastifyRequest, state: SandboxState): string[] {
  return (tokenOf(request, state)?.scope ?? 'read write').split(' ')
}

/** The narrow scope that a route asks for is part of the wide one. */
function isAllowed({ method, url }: FastifyRequest, scopes: readonly string[]): boolean {
  const [, path = ''] = /^\/api\/v\d\/(\w+)/.exec(url) ?? []
  const isReading = method === 'GET' && path !== 'media'
  const narrow = `${isReading ? 'read' : 'write'}:${path}`
  return path === 'apps' || scopes.includes(narrow) || scopes.includes(narrow.split(':')[0] ?? '')
}
