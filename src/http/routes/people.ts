import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { handOverLink } from '../../access/passwords/hand-over-link.ts'
import {
  deactivatePerson,
  grantRole,
  invitePerson,
  renewPasswordLink,
  revokeRole,
} from '../../access/people/people.ts'
import { listPeople } from '../../access/people/people.view.ts'
import { acceptRoles, declineRoles, listRoleOffers } from '../../access/people/role-offers.ts'
import { done } from '../../api/parts/fields.ts'
import {
  acceptedAnswer,
  grant,
  invitationAnswer,
  invitationBody,
  offersAnswer,
  passwordLinkAnswer,
  peopleAnswer,
  roleTakenAnswer,
} from '../../api/people.ts'
import { leftWithoutApprover } from '../../publishing/aftercare/without-approver.view.ts'
import type { App, AppDeps } from '../deps.ts'
import { actorOf } from '../plugins/actor.ts'

const byId = z.strictObject({ id: z.string().max(64) })
const isDone = { done: true } as const

export function addPeopleRoutes(app: App, deps: AppDeps): void {
  addRoleOfferRoutes(app, deps)
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
        summary: 'Invite a person, who gets a link by mail; without a mail server, hand it over',
        body: invitationBody,
        response: { 201: invitationAnswer },
      },
    },
    async (request, reply) => {
      const { name, email } = request.body
      const { id, ...made } = await invitePerson(deps, actorOf(request), request.body)
      const handedOver = await handOverLink(deps, { ...made, name, email })
      return reply.code(201).send({ id, ...handedOver })
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
        summary: 'A new link for a person who has forgotten the password, by mail or to hand over',
        params: byId,
        response: { 201: passwordLinkAnswer },
      },
    },
    async (request, reply) => {
      const link = await renewPasswordLink(deps, actorOf(request), request.params.id)
      return reply.code(201).send(await handOverLink(deps, link))
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

/** Roles that a person is offered by the admin of an office where they have no part yet. */
function addRoleOfferRoutes(app: App, deps: AppDeps): void {
  app.get(
    '/api/v1/role-offers',
    {
      schema: {
        tags: ['people'],
        summary: 'The roles that you are offered',
        response: { 200: offersAnswer },
      },
    },
    async request => ({ offers: await listRoleOffers(deps.db, actorOf(request)) }),
  )

  app.post(
    '/api/v1/role-offers/:id/accept',
    {
      schema: {
        tags: ['people'],
        summary: 'Take the roles of an invitation',
        params: byId,
        response: { 200: acceptedAnswer },
      },
    },
    async request => ({ grants: await acceptRoles(deps, actorOf(request), request.params.id) }),
  )

  app.post(
    '/api/v1/role-offers/:id/decline',
    { schema: { tags: ['people'], summary: 'Turn them down', params: byId, response: { 200: done } } },
    async request => {
      await declineRoles(deps, actorOf(request), request.params.id)
      return isDone
    },
  )
}

async function roleTaken(deps: AppDeps, request: FastifyRequest<{ Params: { id: string } }>) {
  const withoutApprover = await leftWithoutApprover(deps.db, actorOf(request), request.params.id)
  return { ...isDone, withoutApprover }
}
