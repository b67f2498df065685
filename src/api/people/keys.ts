import { z } from 'zod'
import { keyScopes } from '../../core/key-scopes.ts'
import { done, moment, officeId } from '../parts/fields.ts'
import { operation } from '../parts/operation.ts'
import { pageOf, pageQuery } from '../parts/page.ts'

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
    command: {
      words: 'keys list',
      example: '',
      columns: ['id', 'start', 'expiresAt', 'lastUsedAt', 'scopes', 'officeIds', 'name'],
    },
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
    command: {
      words: 'keys create',
      example: '--name nightly-import --scopes news:write --office lahore --expires-in-days 30',
    },
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
    idempotent: 'unkept',
  }),
  revoke: operation({
    id: 'keys.revoke',
    method: 'DELETE',
    path: '/api/v1/keys/:id',
    tag: 'keys',
    summary: 'Revoke an API key',
    command: { words: 'keys revoke', example: '0199a1b2', done: 'revoked' },
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
    command: {
      words: 'people keys',
      example: 'bilal@example.org',
      columns: ['id', 'start', 'expiresAt', 'lastUsedAt', 'scopes', 'officeIds', 'name'],
    },
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
    command: { words: 'people revoke-key', example: 'bilal@example.org 0199a1b2', done: 'revoked' },
    params: ofPerson,
    answers: { 200: done },
    errors: ['not-found'],
  }),
}
