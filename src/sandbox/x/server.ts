import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { SandboxState } from '../state.ts'
import type { SandboxAccount } from '../store.ts'
import { createXLimits, invalidRequest, refusals, refuse } from './answers.ts'
import { addXMedia } from './media.ts'
import { addXPosts } from './posts.ts'
import { addXTokens, type XCodes } from './tokens.ts'

/** Makes a server act as api.x.com. */
export function addX(server: FastifyInstance, state: SandboxState): XCodes {
  const accounts = new WeakMap<FastifyRequest, SandboxAccount>()

  server.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/2/') || request.url.startsWith('/2/oauth2/')) return
    const account = xAccountOf(request, state)
    if (!account) return refuse(reply, refusals.unauthorized)
    accounts.set(request, account)
  })

  const asking = (request: FastifyRequest) => {
    const account = accounts.get(request)
    if (!account) throw new Error('route without an account')
    return account
  }
  const limits = createXLimits(state)
  addXPosts(server, state, limits, asking)
  addXMedia(server, state, limits, asking)
  const codes = addXTokens(server, state)

  server.setErrorHandler((error: { statusCode?: number }, _request, reply) =>
    refuse(
      reply,
      (error.statusCode ?? 500) < 500 ? invalidRequest('Request body is not valid JSON.') : faulty,
    ),
  )
  server.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({ title: 'Not Found', detail: 'Not Found', type: 'about:blank', status: 404 }),
  )
  return codes
}

const faulty = {
  status: 500,
  body: { title: 'Internal Server Error', detail: 'Internal Server Error', type: 'about:blank', status: 500 },
}

/** Whose token the request carries: OAuth 2.0 bearer, or OAuth 1.0a (by its token; signatures are not checked). */
export function xAccountOf(request: FastifyRequest, state: SandboxState): SandboxAccount | undefined {
  const header = request.headers.authorization ?? ''
  const carried = /^Bearer (.+)$/.exec(header)?.[1] ?? /oauth_token="([^"]+)"/.exec(header)?.[1]
  if (carried === undefined) return undefined
  const token = state.tokenOf('x', decodeURIComponent(carried))
  if (!token) return undefined
  if (token.expiresAt !== undefined && token.expiresAt <= state.clock.now().getTime()) return undefined
  return state.account('x', token.accountId)
}
