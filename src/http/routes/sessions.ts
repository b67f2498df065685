import { z } from 'zod'
import { endSessions, listSessions } from '../../access/signing-in/sessions.ts'
import { endedAnswer, sessionsAnswer } from '../../api/sessions.ts'
import type { App, AppDeps } from '../deps.ts'
import { actorOf } from '../plugins/actor.ts'

const byId = z.strictObject({ id: z.string().max(64) })
const ofPerson = z.strictObject({ id: z.string().max(64), sessionId: z.string().max(64) })

/** Where a person is signed in, for the person and for those who manage them. */
export function addSessionListRoutes(app: App, deps: AppDeps): void {
  app.get(
    '/api/v1/sessions',
    { schema: { tags: ['session'], summary: 'Where you are signed in', response: { 200: sessionsAnswer } } },
    async request => {
      const actor = actorOf(request)
      return { sessions: await listSessions(deps, actor, actor.id) }
    },
  )

  app.delete(
    '/api/v1/sessions',
    {
      schema: {
        tags: ['session'],
        summary: 'End all of your sessions but this one',
        response: { 200: endedAnswer },
      },
    },
    async request => await endSessions(deps, actorOf(request), { personId: actorOf(request).id }),
  )

  app.delete(
    '/api/v1/sessions/:id',
    {
      schema: {
        tags: ['session'],
        summary: 'End one of your sessions',
        params: byId,
        response: { 200: endedAnswer },
      },
    },
    async request => {
      const which = { personId: actorOf(request).id, sessionId: request.params.id }
      return await endSessions(deps, actorOf(request), which)
    },
  )

  app.get(
    '/api/v1/people/:id/sessions',
    {
      schema: {
        tags: ['people'],
        summary: 'Where a person you manage is signed in',
        params: byId,
        response: { 200: sessionsAnswer },
      },
    },
    async request => ({ sessions: await listSessions(deps, actorOf(request), request.params.id) }),
  )

  app.delete(
    '/api/v1/people/:id/sessions',
    {
      schema: {
        tags: ['people'],
        summary: 'End all sessions of a person you manage',
        params: byId,
        response: { 200: endedAnswer },
      },
    },
    async request => await endSessions(deps, actorOf(request), { personId: request.params.id }),
  )

  app.delete(
    '/api/v1/people/:id/sessions/:sessionId',
    {
      schema: {
        tags: ['people'],
        summary: 'End a session of a person you manage',
        params: ofPerson,
        response: { 200: endedAnswer },
      },
    },
    async request => {
      const which = { personId: request.params.id, sessionId: request.params.sessionId }
      return await endSessions(deps, actorOf(request), which)
    },
  )
}
