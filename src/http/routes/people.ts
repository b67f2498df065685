import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  deactivatePerson,
  grantRole,
  invitePerson,
  renewPasswordLink,
  revokeRole,
} from '../../access/people.ts'
import { listPeople } from '../../access/people.view.ts'
import { setupUrl } from '../../access/setup-link.ts'
import { leftWithoutApprover } from '../../publishing/without-approver.view.ts'
import type { App, AppDeps } from '../deps.ts'
import { actorOf } from '../plugins/actor.ts'
import {
  grant,
  invitationAnswer,
  invitationBody,
  passwordLinkAnswer,
  peopleAnswer,
  roleTakenAnswer,
} from '../schemas/people.ts'
import { done } from '../schemas/shared.ts'

const byId = z.strictObject({ id: z.string().max(64) })
const isDone = { done: true } as const

export function addPeopleRoutes(app: App, deps: AppDeps): void {
  app.get(
    '/api/v1/people',
    { schema: { tags: ['people'], summary: 'The people you manage', response: { 200: peopleAnswer } } },
    async request => ({ people: await listPeople(deps.db, actorOf(request)) }),
  )

  app.post(
    '/api/v1/people',
    {
      schema: {
        tags: ['people'],
        summary: 'Invite a person; hand them the link',
        body: invitationBody,
        response: { 201: invitationAnswer },
      },
    },
    async (request, reply) => {
      const { id, token } = await invitePerson(deps, actorOf(request), request.body)
      return reply.code(201).send({ id, link: setupUrl(deps.publicUrl, token) })
    },
  )

  app.post(
    '/api/v1/people/:id/grants',
    {
      schema: {
        tags: ['people'],
        summary: 'Give a role',
        params: byId,
        body: grant,
        response: { 200: done },
      },
    },
    async request => {
      await grantRole(deps, actorOf(request), request.params.id, request.body)
      return isDone
    },
  )

  app.delete(
    '/api/v1/people/:id/grants',
    {
      schema: {
        tags: ['people'],
        summary: 'Take a role away, at once',
        params: byId,
        querystring: grant,
        response: { 200: roleTakenAnswer },
      },
    },
    async request => {
      await revokeRole(deps, actorOf(request), request.params.id, request.query)
      return await roleTaken(deps, request)
    },
  )

  app.post(
    '/api/v1/people/:id/password-link',
    {
      schema: {
        tags: ['people'],
        summary: 'A new link for somebody who has forgotten the password; hand it to them',
        params: byId,
        response: { 201: passwordLinkAnswer },
      },
    },
    async (request, reply) => {
      const { token } = await renewPasswordLink(deps, actorOf(request), request.params.id)
      return reply.code(201).send({ link: setupUrl(deps.publicUrl, token) })
    },
  )

  app.post(
    '/api/v1/people/:id/deactivate',
    {
      schema: {
        tags: ['people'],
        summary: 'Deactivate a person',
        params: byId,
        response: { 200: roleTakenAnswer },
      },
    },
    async request => {
      await deactivatePerson(deps, actorOf(request), request.params.id)
      return await roleTaken(deps, request)
    },
  )
}

async function roleTaken(deps: AppDeps, request: FastifyRequest<{ Params: { id: string } }>) {
  const withoutApprover = await leftWithoutApprover(deps.db, actorOf(request), request.params.id)
  return { ...isDone, withoutApprover }
}
