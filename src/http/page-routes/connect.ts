import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { byNetwork, byNetworkAndId, callbackQuery } from '../../api/channels/connect.ts'
import { byId } from '../../api/parts/fields.ts'
import { chooseAccounts } from '../../channels/connecting/choose-accounts.ts'
import { connectAttemptOf } from '../../channels/connecting/connect-attempt.view.ts'
import { finishConnect } from '../../channels/connecting/finish-connect.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { App, AppDeps } from '../deps.ts'
import { connectPage } from '../pages/connect.ts'
import { asPage, sendFault, sendPage } from '../plugins/as-page.ts'
import { actorOf } from '../plugins/caller/actor.ts'
import { viewOf } from '../plugins/caller/view.ts'

/** Where the networks send people back to, and what they see then. */
export function addConnectPages(app: App, deps: AppDeps): void {
  app.get(
    '/connect/:network/callback',
    { errorHandler: asPage, schema: { hide: true, params: byNetwork, querystring: callbackQuery } },
    async (request, reply) => {
      const { state, code, iss: issuer } = request.query
      const { network } = request.params
      const answer = { actor: actorOf(request), network, state, code, issuer }
      const { attemptId } = await finishConnect(deps, answer)
      return showAttempt(reply, attemptId)
    },
  )

  app.get(
    '/connect/:network/callback/:id',
    { errorHandler: asPage, schema: { hide: true, params: byNetworkAndId, querystring: callbackQuery } },
    async (request, reply) => {
      const { state, code, iss: issuer } = request.query
      const { network, id } = request.params
      const answer = { actor: actorOf(request), network, state, code, issuer, attemptId: id }
      const { attemptId } = await finishConnect(deps, answer)
      return showAttempt(reply, attemptId)
    },
  )

  app.get(
    '/connect/attempts/:id',
    { errorHandler: asPage, schema: { hide: true, params: byId } },
    async (request, reply) => {
      const attempt = await connectAttemptOf(deps, actorOf(request), request.params.id)
      return sendPage(reply, connectPage(viewOf(request), attempt))
    },
  )

  app.post(
    '/connect/attempts/:id',
    { errorHandler: asPage, schema: { hide: true, params: byId, body: chosen } },
    async (request, reply) => {
      const { id: attemptId } = request.params
      const actor = actorOf(request)
      try {
        await chooseAccounts(deps, { actor, attemptId, accountIds: request.body.account })
      } catch (thrown) {
        if (!(thrown instanceof DatelineError)) throw thrown
        const attempt = await connectAttemptOf(deps, actor, attemptId)
        return sendFault(request, reply, thrown, fault => connectPage(viewOf(request), attempt, fault))
      }
      return reply.redirect(`/connect/attempts/${attemptId}`, 303)
    },
  )
}

/** Away from the address with the code, so that loading the page again does not send it again. */
function showAttempt(reply: FastifyReply, attemptId: string): FastifyReply {
  return reply.redirect(`/connect/attempts/${attemptId}`, 303)
}

/** Ticked boxes of one name; a form with none of them has no such field. */
const chosen = z.object({
  account: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform(ids => [ids].flat()),
})
