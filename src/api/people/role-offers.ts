import { z } from 'zod'
import { done, moment } from '../parts/fields.ts'
import { operation } from '../parts/operation.ts'
import { pageOf, pageQuery } from '../parts/page.ts'
import { grant } from './people.ts'

const byId = z.strictObject({ id: z.string().max(64) })

/** Roles that a person is offered by the admin of an office where they have no role yet. */
export const roleOffers = {
  list: operation({
    id: 'roleOffers.list',
    method: 'GET',
    path: '/api/v1/role-offers',
    tag: 'people',
    summary: 'The roles that you are offered',
    command: {
      words: 'people offers',
      example: '',
      columns: ['invitationId', 'role', 'officeId', 'offeredByName', 'offeredAt'],
    },
    query: z.strictObject(pageQuery({ most: 200, usual: 100 })),
    answers: {
      200: pageOf(
        z.object({
          invitationId: z.string(),
          role: grant.shape.role,
          officeId: z.string(),
          offeredBy: z.string(),
          offeredByName: z.string().nullable(),
          offeredAt: moment,
        }),
      ),
    },
    errors: [],
  }),
  accept: operation({
    id: 'roleOffers.accept',
    method: 'POST',
    path: '/api/v1/role-offers/:id/accept',
    tag: 'people',
    summary: 'Accept the roles of an invitation',
    command: { words: 'people accept', example: '0199a1b2-0000-7000-8000-000000000000' },
    params: byId,
    answers: { 200: z.object({ grants: z.array(grant).describe('The roles that you have got') }) },
    errors: ['not-found', 'conflict'],
  }),
  decline: operation({
    id: 'roleOffers.decline',
    method: 'POST',
    path: '/api/v1/role-offers/:id/decline',
    tag: 'people',
    summary: 'Decline the roles of an invitation',
    command: { words: 'people decline', example: '0199a1b2-0000-7000-8000-000000000000', done: 'declined' },
    params: byId,
    answers: { 200: done },
    errors: ['not-found', 'conflict'],
  }),
}
