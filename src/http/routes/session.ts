import { changePassword } from '../../access/change-password.ts'
import { findPerson } from '../../access/people.view.ts'
import { DatelineError } from '../../core/errors.ts'
import type { App, AppDeps } from '../deps.ts'
import { actorOf, headersOf } from '../plugins/actor.ts'
import { passwordBody, sessionAnswer, signInBody } from '../schemas/people.ts'
import { done } from '../schemas/shared.ts'

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
      const agent = request.headers['user-agent']
      const { cookies } = await deps.access.signIn({
        ...request.body,
        networkAddress: request.ip,
        ...(agent ? { userAgent: agent.slice(0, 300) } : {}),
      })
      return reply.header('set-cookie', cookies).send({ done: true } as const)
    },
  )

  app.get(
    '/api/v1/session',
    { schema: { tags: ['session'], summary: 'Who is signed in', response: { 200: sessionAnswer } } },
    async request => {
      const actor = actorOf(request)
      const person = await findPerson(deps.db, actor.id)
      if (!person) throw new DatelineError('not-found', 'There is nobody here by that id.')
      return { person, via: actor.via, grants: [...actor.grants] }
    },
  )

  app.delete(
    '/api/v1/session',
    { schema: { tags: ['session'], summary: 'Sign out', response: { 200: done } } },
    async (request, reply) => {
      const cookies = await deps.access.signOut(headersOf(request))
      return reply.header('set-cookie', cookies).send({ done: true } as const)
    },
  )

  app.put(
    '/api/v1/session/password',
    {
      schema: {
        tags: ['session'],
        summary: 'Choose a new password; every session ends, and the answer sets a new cookie',
        body: passwordBody,
        response: { 200: done },
      },
    },
    async (request, reply) => {
      const form = { ...request.body, networkAddress: request.ip }
      const { cookies } = await changePassword(deps, actorOf(request), form)
      return reply.header('set-cookie', cookies).send({ done: true } as const)
    },
  )
}
