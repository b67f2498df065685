import type { FastifyInstance, FastifyRequest } from 'fastify'
import { mastodonRefusals, refuseAsMastodon } from './mastodon-answers.ts'
import { addMastodonMedia } from './mastodon-media.ts'
import { addMastodonStatuses } from './mastodon-statuses.ts'
import type { SandboxState } from './state.ts'
import type { SandboxAccount } from './store.ts'

/** Makes a server act as one Mastodon server, whichever server its accounts name. */
export function addMastodon(server: FastifyInstance, state: SandboxState): void {
  const accounts = new WeakMap<FastifyRequest, SandboxAccount>()

  server.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/api/')) return
    const account = mastodonAccountOf(request, state)
    if (!account) return refuseAsMastodon(reply, mastodonRefusals.badToken)
    accounts.set(request, account)
  })

  const asking = (request: FastifyRequest) => {
    const account = accounts.get(request)
    if (!account) throw new Error('route without an account')
    return account
  }
  addMastodonStatuses(server, state, asking)
  addMastodonMedia(server, state, asking)

  server.setErrorHandler((error: { statusCode?: number }, _request, reply) =>
    refuseAsMastodon(
      reply,
      (error.statusCode ?? 500) < 500 ? mastodonRefusals.badRequest : mastodonRefusals.faulty,
    ),
  )
  server.setNotFoundHandler((_request, reply) => refuseAsMastodon(reply, mastodonRefusals.missing))
}

/** Whose token the request carries. */
export function mastodonAccountOf(request: FastifyRequest, state: SandboxState): SandboxAccount | undefined {
  const carried = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
  const token = carried === undefined ? undefined : state.tokenOf('mastodon', carried)
  if (!token) return undefined
  if (token.expiresAt !== undefined && token.expiresAt <= state.clock.now().getTime()) return undefined
  return state.account('mastodon', token.accountId)
}
