import { z } from 'zod'
import { addPasskey, beginPasskey, changePasskey } from '../../access/second-factor/passkeys.ts'
import { done } from '../../api/parts/fields.ts'
import {
  passkeyAdded,
  passkeyAnswer,
  passkeyOptions,
  passkeyRegistration,
  passkeyRename,
} from '../../api/passkeys.ts'
import { passwordProof } from '../../api/second-factor.ts'
import type { App, AppDeps } from '../deps.ts'
import { passkeyScript } from '../pages/passkey-script.ts'
import { actorOf } from '../plugins/actor.ts'
import { asPage } from '../plugins/as-page.ts'
import { clientOf } from '../plugins/client.ts'

const enrolling = { enrolling: true } as const
const open = { public: true } as const
const byId = z.strictObject({ id: z.string().max(64) })
const isDone = { done: true } as const
const tags = ['session']

/** Passkeys of the one who asks, and signing in with one. */
export function addPasskeyRoutes(app: App, deps: AppDeps): void {
  app.post(
    '/api/v1/session/passkey/options',
    {
      config: open,
      schema: { tags, summary: 'Begin to sign in with a passkey', response: { 200: passkeyOptions } },
    },
    async (_request, reply) => {
      const { options, cookies } = await deps.access.passkeys.signInOptions()
      return reply.header('set-cookie', cookies).send(options)
    },
  )

  app.post(
    '/api/v1/session/passkey',
    {
      config: open,
      schema: { tags, summary: 'Sign in with a passkey', body: passkeyAnswer, response: { 200: done } },
    },
    async (request, reply) => {
      const { cookies } = await deps.access.signInByPasskey(clientOf(request), request.body.response)
      return reply.header('set-cookie', cookies).send(isDone)
    },
  )

  app.post(
    '/api/v1/session/passkeys/options',
    {
      config: enrolling,
      schema: {
        tags,
        summary: 'Begin to add a passkey',
        body: passwordProof,
        response: { 200: passkeyOptions },
      },
    },
    async (request, reply) => {
      const form = { ...clientOf(request), ...request.body }
      const { options, cookies } = await beginPasskey(deps, actorOf(request), form)
      return reply.header('set-cookie', cookies).send(options)
    },
  )

  app.post(
    '/api/v1/session/passkeys',
    {
      config: enrolling,
      schema: {
        tags,
        summary: 'Keep the passkey that the browser made; your other sessions end',
        body: passkeyRegistration,
        response: { 201: passkeyAdded },
      },
    },
    async (request, reply) => {
      const form = { ...clientOf(request), ...request.body }
      return reply.code(201).send(await addPasskey(deps, actorOf(request), form))
    },
  )

  app.put(
    '/api/v1/session/passkeys/:id',
    {
      config: enrolling,
      schema: {
        tags,
        summary: 'Give a passkey another name',
        params: byId,
        body: passkeyRename,
        response: { 200: done },
      },
    },
    async request => {
      const { name, ...proof } = request.body
      const form = { ...clientOf(request), ...proof, passkeyId: request.params.id, change: { name } }
      await changePasskey(deps, actorOf(request), form)
      return isDone
    },
  )

  app.post(
    '/api/v1/session/passkeys/:id/remove',
    {
      config: enrolling,
      schema: {
        tags,
        summary: 'Remove a passkey',
        params: byId,
        body: passwordProof,
        response: { 200: done },
      },
    },
    async request => {
      const passkeyId = request.params.id
      const form = { ...clientOf(request), ...request.body, passkeyId, change: 'remove' } as const
      await changePasskey(deps, actorOf(request), form)
      return isDone
    },
  )

  app.post(
    '/account/passkeys/:id',
    {
      config: enrolling,
      errorHandler: asPage,
      schema: {
        hide: true,
        params: byId,
        body: passkeyRename.extend({ change: z.enum(['rename', 'remove']) }),
      },
    },
    async (request, reply) => {
      const { change, name, password } = request.body
      await changePasskey(deps, actorOf(request), {
        ...clientOf(request),
        password,
        passkeyId: request.params.id,
        change: change === 'remove' ? 'remove' : { name },
      })
      return reply.redirect('/account', 303)
    },
  )

  app.get('/passkeys.js', { config: open, schema: { hide: true } }, async (_request, reply) =>
    reply
      .type('text/javascript; charset=utf-8')
      .header('cache-control', 'public, max-age=3600')
      .send(passkeyScript),
  )
}
