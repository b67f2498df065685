import { z } from 'zod'
import { keyScopes } from '../core/key-scopes.ts'
import { done, moment, officeId } from './parts/fields.ts'
import { operation } from './parts/operation.ts'
import { pageOf, pageQuery } from './parts/page.ts'

export const keyScope = z.enum(keyScopes)

export const keySummary = z.object({
  id: z.string(),
  name: z.string().nullable(),
  start: z.string().nullable(),
  createdAt: moment,
  lastUsedAt: moment.nullable(),
  expiresAt: moment.nullable(),
  scopes: z.array(z.string()).nullable().describe('Null: as much as its owner'),
  officeIds: z.array(z.string()).nullable().describe('Null: every office of its owner'),
})
export type KeySummary = z.output<typeof keySummary>

const page = pageOf(keySummary)
const query = z.strictObject(pageQuery({ most: 200, usual: 100 }))
const byId = z.strictObject({ id: z.string().max(64) })
const ofPerson = z.strictObject({ id: z.string().max(64), keyId: z.string().max(64) })

export const keys = {
  list: operation({
    id: 'keys.list',
    method: 'GET',
    path: '/api/v1/keys',
    tag: 'keys',
    summary: 'Your API keys',
    query,
    answers: { 200: page },
    errors: [],
  }),
  create: operation({
    id: 'keys.create',
    method: 'POST',
    path: '/api/v1/keys',
    tag: 'keys',
    summary: 'Make an API key for some scopes and offices; it is shown this once',
    body: z.strictObject({
      name: z.string().trim().min(1).max(60),
      expiresInDays: z.int().min(1).max(365).optional().describe('90 when absent'),
      scopes: z
        .array(keyScope)
        .min(1)
        .optional()
        .describe('What it may do at most; reading alone when absent. One that writes also reads'),
      officeIds: z
        .array(officeId)
        .min(1)
        .max(200)
        .optional()
        .describe('Where it may do it; in all of your offices when absent'),
    }),
    answers: { 201: z.object({ id: z.string(), key: z.string().describe('Shown this once') }) },
    errors: ['not-found', 'conflict'],
  }),
  revoke: operation({
    id: 'keys.revoke',
    method: 'DELETE',
    path: '/api/v1/keys/:id',
    tag: 'keys',
    summary: 'Revoke an API key',
    params: byId,
    answers: { 200: done },
    errors: ['not-found'],
  }),
  listOfPerson: operation({
    id: 'keys.listOfPerson',
    method: 'GET',
    path: '/api/v1/people/:id/keys',
    tag: 'people',
    summary: 'The API keys of a person you manage',
    params: byId,
    query,
    answers: { 200: page },
    errors: ['not-found'],
  }),
  revokeOfPerson: operation({
    id: 'keys.revokeOfPerson',
    method: 'DELETE',
    path: '/api/v1/people/:id/keys/:keyId',
    tag: 'people',
    summary: 'Revoke an API key of a person you manage',
    params: ofPerson,
    answers: { 200: done },
    errors: ['not-found'],
  }),
}
