import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { listApiKeys, revokeApiKey } from '../../access/keys/api-keys.ts'
import { findPerson } from '../../access/people/people.view.ts'
import {
  confirmSetUp,
  removeTotp,
  renewBackupCodes,
  secondFactorOf,
  setUpTotp,
} from '../../access/second-factor/manage-second-factor.ts'
import { noPasskeysAt } from '../../access/second-factor/passkey-door.ts'
import { endSessions, listSessions } from '../../access/signing-in/sessions.ts'
import { fullProof, passwordProof, totpCode } from '../../api/people/second-factor.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { withPlainDigits } from '../../core/text/digits.ts'
import { personSealer } from '../../secrets/person-sealer.ts'
import type { App, AppDeps } from '../deps.ts'
import { type Account, accountPage, protectPage } from '../pages/account/account.ts'
import { backupCodesPage, totpPage } from '../pages/account/authenticator.ts'
import { qrOf } from '../pages/account/qr.ts'
import { asPage, sendFault, sendPage } from '../plugins/as-page.ts'
import { actorOf } from '../plugins/caller/actor.ts'
import { clientOf } from '../plugins/caller/client.ts'
import { viewOf } from '../plugins/caller/view.ts'

const config = { enrolling: true } as const
const page = { config, errorHandler: asPage }

/** Second factor, sessions and keys of the one who is signed in, as pages that need no script. */
export function addAccountPages(app: App, deps: AppDeps): void {
  const factorDeps = { ...deps, sealer: personSealer(deps.keys) }

  app.get('/account', { ...page, schema: { hide: true } }, async (request, reply) =>
    sendPage(reply, accountPage(viewOf(request), await accountOf(deps, request))),
  )

  app.get('/account/protect', { ...page, schema: { hide: true } }, async (request, reply) =>
    sendPage(reply, protectPage(viewOf(request), await accountOf(deps, request))),
  )

  app.post(
    '/account/totp',
    { ...page, schema: { hide: true, body: passwordProof } },
    async (request, reply) =>
      await orFault(deps, request, reply, async () => {
        const form = { ...clientOf(request), ...request.body }
        const { secret, uri } = await setUpTotp(factorDeps, actorOf(request), form)
        return sendPage(reply, totpPage(viewOf(request), { secret, qr: await qrOf(uri) }))
      }),
  )

  app.post(
    '/account/totp/confirm',
    { ...page, schema: { hide: true, body: totpCode } },
    async (request, reply) =>
      await orFault(deps, request, reply, async () => {
        const made = await confirmSetUp(factorDeps, actorOf(request), withPlainDigits(request.body.code))
        return sendPage(reply, backupCodesPage(viewOf(request), made.backupCodes))
      }),
  )

  app.post(
    '/account/totp/change',
    {
      ...page,
      schema: { hide: true, body: fullProof.extend({ change: z.enum(['backup-codes', 'remove']) }) },
    },
    async (request, reply) =>
      await orFault(deps, request, reply, async () => {
        const { change, ...proof } = request.body
        const form = { ...clientOf(request), ...proof }
        if (change === 'remove') {
          await removeTotp(factorDeps, actorOf(request), form)
          return reply.redirect('/account', 303)
        }
        const made = await renewBackupCodes(factorDeps, actorOf(request), form)
        return sendPage(reply, backupCodesPage(viewOf(request), made.backupCodes))
      }),
  )

  app.post(
    '/account/sessions/end',
    { errorHandler: asPage, schema: { hide: true, body: z.strictObject({ session: z.string().max(64) }) } },
    async (request, reply) => {
      const { session } = request.body
      const actor = actorOf(request)
      const sessionId = session === 'others' ? undefined : session
      await endSessions(deps, actor, { personId: actor.id, sessionId })
      return reply.redirect('/account', 303)
    },
  )

  app.post(
    '/account/keys/revoke',
    { errorHandler: asPage, schema: { hide: true, body: z.strictObject({ key: z.string().max(64) }) } },
    async (request, reply) => {
      await revokeApiKey(deps, actorOf(request), request.body.key)
      return reply.redirect('/account', 303)
    },
  )
}

/** Shows the account again, with what was wrong. */
async function orFault(
  deps: AppDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  work: () => Promise<FastifyReply>,
): Promise<FastifyReply> {
  try {
    return await work()
  } catch (thrown) {
    if (!(thrown instanceof DatelineError)) throw thrown
    const account = await accountOf(deps, request)
    return sendFault(request, reply, thrown, fault => accountPage(viewOf(request), account, fault))
  }
}

async function accountOf(deps: AppDeps, request: FastifyRequest): Promise<Account> {
  const actor = actorOf(request)
  const person = await findPerson(deps.db, actor.id)
  if (!person) throw new DatelineError('person-not-found', { personId: actor.id })
  return {
    person,
    mustEnrol: actor.mustEnrol === true,
    factor: await secondFactorOf(deps.db, actor),
    sessions: await listSessions(deps, actor, actor.id),
    keys: await listApiKeys(deps.db, actor),
    noPasskeys: noPasskeysAt(deps.publicUrl),
  }
}
