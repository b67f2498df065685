import { z } from 'zod'
import { listApiKeys, makeApiKey, revokeApiKey } from '../../access/keys/api-keys.ts'
import { keysAnswer, newKeyAnswer, newKeyBody } from '../../api/keys.ts'
import { done } from '../../api/parts/fields.ts'
import type { App, AppDeps } from '../deps.ts'
import { actorOf } from '../plugins/actor.ts'

const byId = z.strictObject({ id: z.string().max(64) })
const ofPerson = z.strictObject({ id: z.string().max(64), keyId: z.string().max(64) })
const isDone = { done: true } as const

export function addKeyRoutes(app: App, deps: AppDeps): void {
  app.get(
    '/api/v1/keys',
    { schema: { tags: ['keys'], summary: 'Your API keys', response: { 200: keysAnswer } } },
    async request => ({ keys: await listApiKeys(deps.db, actorOf(request)) }),
  )

  app.post(
    '/api/v1/keys',
    {
      schema: {
        tags: ['keys'],
        summary: 'Make an API key for some scopes and offices; it is shown this once',
        body: newKeyBody,
        response: { 201: newKeyAnswer },
      },
    },
    async (request, reply) => reply.code(201).send(await makeApiKey(deps, actorOf(request), request.body)),
  )

  app.delete(
    '/api/v1/keys/:id',
    { schema: { tags: ['keys'], summary: 'End an API key', params: byId, response: { 200: done } } },
    async request => {
      await revokeApiKey(deps, actorOf(request), request.params.id)
      return isDone
    },
  )

  app.get(
    '/api/v1/people/:id/keys',
    {
      schema: {
        tags: ['people'],
        summary: 'The API keys of a person you manage',
        params: byId,
        response: { 200: keysAnswer },
      },
    },
    async request => ({ keys: await listApiKeys(deps.db, actorOf(request), request.params.id) }),
  )

  app.delete(
    '/api/v1/people/:id/keys/:keyId',
    {
      schema: {
        tags: ['people'],
        summary: 'End an API key of a person you manage',
        params: ofPerson,
        response: { 200: done },
      },
    },
    async request => {
      await revokeApiKey(deps, actorOf(request), request.params.keyId, request.params.id)
      return isDone
    },
  )
}
