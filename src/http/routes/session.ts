import { listApiKeys } from '../../access/keys/api-keys.ts'
import { changePassword } from '../../access/passwords/change-password.ts'
import { findPerson } from '../../access/people/people.view.ts'
import { done } from '../../api/parts/fields.ts'
import { passwordAnswer, passwordBody, sessionAnswer, signInBody } from '../../api/people.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { App, AppDeps } from '../deps.ts'
import { actorOf, headersOf } from '../plugins/actor.ts'
import { clientOf } from '../plugins/client.ts'

export function addSessionRoutes(app: App, deps: AppDeps): void {
  app.post(
    '/api/v1/session',
    {
      config: { public: true },
      schema: {
        tags: ['session'],
        summary: 'Sign in; the answer sets the session cookie',
        body: signInBody,
        response: { 200: done },
      },
    },
    async (request, reply) => {
      const { cookies } = await deps.access.signIn({ ...clientOf(request), ...request.body })
      return reply.header('set-cookie', cookies).send({ done: true } as const)
    },
  )

  app.get(
    '/api/v1/session',
    {
      config: { enrolling: true },
      schema: { tags: ['session'], summary: 'Who is signed in', response: { 200: sessionAnswer } },
    },
    async request => {
      const actor = actorOf(request)
      const person = await findPerson(deps.db, actor.id)
      if (!person) throw new DatelineError('not-found', 'There is nobody here by that id.')
      return {
        person,
        via: actor.via,
        grants: [...actor.grants],
        mustSetUpSecondFactor: actor.mustEnrol === true,
        ...(actor.scopes ? { scopes: [...actor.scopes] } : {}),
      }
    },
  )

  app.delete(
    '/api/v1/session',
    {
      config: { enrolling: true },
      schema: { tags: ['session'], summary: 'Sign out', response: { 200: done } },
    },
    async (request, reply) => {
      const cookies = await deps.access.signOut(headersOf(request))
      return reply.header('set-cookie', cookies).send({ done: true } as const)
    },
  )

  app.put(
    '/api/v1/session/password',
    {
      config: { enrolling: true },
      schema: {
        tags: ['session'],
        summary:
          'Choose a new password; every session ends, the answer sets a new cookie and lists the API keys that go on',
        body: passwordBody,
        response: { 200: passwordAnswer },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request)
      const { cookies } = await changePassword(deps, actor, { ...clientOf(request), ...request.body })
      const keys = await listApiKeys(deps.db, actor)
      return reply.header('set-cookie', cookies).send({ done: true, keys } as const)
    },
  )
}
