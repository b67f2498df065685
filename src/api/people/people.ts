import { z } from 'zod'
import { done, moment, officeId } from '../parts/fields.ts'
import { mailAddress } from '../parts/mail-address.ts'
import { operation } from '../parts/operation.ts'
import { pageOf, pageQuery } from '../parts/page.ts'

const role = z.enum(['author', 'approver', 'analyst', 'operator', 'admin'])
export const grant = z.strictObject({
  role,
  officeId: z.union([z.literal('*'), officeId]).describe('An office, or `*` for every office'),
})
export const personName = z.string().trim().min(1).max(120)

const byId = z.strictObject({ id: z.string().max(64) })
const handedOver = {
  mailedTo: z
    .string()
    .optional()
    .describe('The address to which the link was mailed; only that person sees it'),
  link: z
    .string()
    .optional()
    .describe(
      'Without a mail server (SMTP_URL): hand it to the person, who chooses a password there within seven days',
    ),
}
const linkAnswer = z.object(handedOver)
export type HandedOverLink = z.output<typeof linkAnswer>

const person = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  deactivatedAt: moment.nullable(),
  erasedAt: moment.nullable(),
  grants: z.array(grant),
})
export type Person = z.output<typeof person>

const leftWithoutApprover = z.object({
  newsItems: z.array(z.object({ id: z.string(), officeId: z.string() })),
  posts: z.array(z.object({ id: z.string(), newsItemId: z.string(), officeId: z.string(), dueAt: moment })),
})
const rolesRemoved = z.object({
  done: z.literal(true),
  withoutApprover: leftWithoutApprover.describe(
    'What the person had approved and may no longer approve: nothing of it goes out until another person approves the same content',
  ),
})
export type RolesRemoved = z.output<typeof rolesRemoved>

const reactivated = z.object({
  done: z.literal(true),
  grants: z.array(grant).describe('The roles that the person has now'),
})

export const people = {
  list: operation({
    id: 'people.list',
    method: 'GET',
    path: '/api/v1/people',
    tag: 'people',
    summary: 'The people you manage',
    command: {
      words: 'people list',
      example: '',
      columns: ['id', 'email', 'name', 'grants', 'deactivatedAt'],
    },
    query: z.strictObject(pageQuery({ most: 500, usual: 200 })),
    answers: { 200: pageOf(person) },
    errors: [],
  }),
  invite: operation({
    id: 'people.invite',
    method: 'POST',
    path: '/api/v1/people',
    tag: 'people',
    summary: 'Invite a person, who gets a link by mail; without a mail server, hand it over',
    command: {
      words: 'people invite',
      example:
        "--name Zainab --email zainab@example.org --grants role=approver,office=lahore --grants 'role=analyst,office=*'",
    },
    body: z.strictObject({ name: personName, email: mailAddress, grants: z.array(grant).max(50) }),
    answers: { 201: z.object({ id: z.string(), ...handedOver }) },
    errors: ['not-found', 'conflict'],
    idempotent: 'unkept',
  }),
  grant: operation({
    id: 'people.grant',
    method: 'POST',
    path: '/api/v1/people/:id/grants',
    tag: 'people',
    summary: 'Give a role',
    command: {
      words: 'people grant',
      example: 'bilal@example.org --role approver --office vienna',
      done: 'role given',
    },
    params: byId,
    body: grant,
    answers: { 200: done },
    errors: ['not-found', 'conflict'],
  }),
  revoke: operation({
    id: 'people.revoke',
    method: 'DELETE',
    path: '/api/v1/people/:id/grants',
    tag: 'people',
    summary: 'Remove a role, effective at once',
    command: { words: 'people revoke', example: 'bilal@example.org --role approver --office vienna' },
    params: byId,
    query: grant,
    answers: { 200: rolesRemoved },
    errors: ['not-found', 'conflict'],
  }),
  renewLink: operation({
    id: 'people.renewLink',
    method: 'POST',
    path: '/api/v1/people/:id/password-link',
    tag: 'people',
    summary: 'A new link for a person who has forgotten the password, by mail or to hand over',
    command: { words: 'people link', example: 'bilal@example.org' },
    params: byId,
    answers: { 201: linkAnswer },
    errors: ['not-found', 'conflict'],
    idempotent: 'unkept',
  }),
  deactivate: operation({
    id: 'people.deactivate',
    method: 'POST',
    path: '/api/v1/people/:id/deactivate',
    tag: 'people',
    summary: 'Deactivate a person',
    command: { words: 'people deactivate', example: 'bilal@example.org' },
    params: byId,
    answers: { 200: rolesRemoved },
    errors: ['not-found', 'conflict'],
  }),
  edit: operation({
    id: 'people.edit',
    method: 'PATCH',
    path: '/api/v1/people/:id',
    tag: 'people',
    summary: 'Correct the name of a person you manage',
    command: { words: 'people edit', example: 'bilal@example.org --name "Bilal Ahmed"', done: 'renamed' },
    params: byId,
    body: z.strictObject({ name: personName }),
    answers: { 200: done },
    errors: ['not-found'],
  }),
  reactivate: operation({
    id: 'people.reactivate',
    method: 'POST',
    path: '/api/v1/people/:id/reactivate',
    tag: 'people',
    summary: 'Let a deactivated person sign in again; roles come back only where you say so',
    command: { words: 'people reactivate', example: 'bilal@example.org --roles keep', columns: ['grants'] },
    params: byId,
    body: z.strictObject({
      roles: z
        .enum(['keep', 'remove'])
        .describe('`keep` gives back the roles of before, `remove` takes them away'),
    }),
    answers: { 200: reactivated },
    errors: ['not-found', 'conflict'],
  }),
  erase: operation({
    id: 'people.erase',
    method: 'POST',
    path: '/api/v1/people/:id/erase',
    tag: 'people',
    summary:
      'Erase the name and address of a deactivated person for good; what they did stays under their id',
    command: { words: 'people erase', example: 'bilal@example.org', done: 'erased' },
    params: byId,
    answers: { 200: done },
    errors: ['not-found', 'conflict'],
  }),
  colleagues: operation({
    id: 'people.colleagues',
    method: 'GET',
    path: '/api/v1/colleagues',
    tag: 'people',
    summary: 'Who works in an office, or did: the names for the ids that items and posts carry',
    command: {
      words: 'people colleagues',
      example: '--office lahore',
      columns: ['id', 'name', 'roles', 'state'],
    },
    query: z.strictObject({ officeId, ...pageQuery({ most: 500, usual: 200 }) }),
    answers: {
      200: pageOf(
        z.object({
          id: z.string(),
          name: z.string(),
          state: z.enum(['active', 'deactivated', 'erased']),
          roles: z.array(role).describe('What they may do in this office now'),
        }),
      ),
    },
    errors: ['not-found'],
  }),
}
