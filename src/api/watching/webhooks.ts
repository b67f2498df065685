import { z } from 'zod'
import { byId, done, id, moment, named, officeId } from '../parts/fields.ts'
import { operation } from '../parts/operation.ts'
import { cursorMeaning, pageOf, pageQuery } from '../parts/page.ts'

const kind = z.enum(['post', 'news', 'channel', 'stop'])
const kinds = z.array(kind).min(1).max(4).describe('What it is sent: changes of these')
const url = z.string().min(1).max(2_000).describe('An https address of a public host')
const anId = '0199a1b2-0000-7000-8000-000000000000'

const webhook = z.object({
  id: z.string(),
  officeId: z.string(),
  url: z.string(),
  kinds: z.array(kind),
  madeBy: named,
  madeAt: moment,
  failingSince: moment.nullable().describe('Null: the last delivery arrived'),
  disabled: z.object({ at: moment, reason: z.string() }).nullable(),
})

const delivery = z.object({
  id: z.string().describe('The `webhook-id` of its headers, however often it is sent'),
  kind: z.string(),
  state: z.enum(['waiting', 'delivered', 'failed']),
  createdAt: moment,
  tries: z.int(),
  nextAt: moment.nullable(),
  deliveredAt: moment.nullable(),
  lastStatus: z.int().nullable(),
  lastError: z.string().nullable(),
  body: z.string().describe('As it is sent'),
})

export const webhooks = {
  list: operation({
    id: 'webhooks.list',
    method: 'GET',
    path: '/api/v1/webhooks',
    tag: 'webhooks',
    summary: 'Webhooks of the offices that you manage',
    command: {
      words: 'webhooks list',
      example: '--office lahore',
      columns: ['id', 'officeId', 'url', 'kinds', 'failingSince', 'disabled'],
    },
    query: z.strictObject({ officeId: officeId.optional(), ...pageQuery({ most: 500, usual: 100 }) }),
    answers: { 200: pageOf(webhook) },
    errors: ['not-found'],
  }),
  add: operation({
    id: 'webhooks.add',
    method: 'POST',
    path: '/api/v1/webhooks',
    tag: 'webhooks',
    summary: 'Add a webhook; the secret that signs it is shown once',
    command: {
      words: 'webhooks add',
      example: '--office lahore --address https://hooks.example.org/dateline --kinds post,stop',
    },
    body: z.strictObject({ officeId, url, kinds }),
    answers: { 201: z.object({ id: z.string(), secret: z.string() }) },
    errors: ['not-found', 'webhook-url-invalid', 'too-many-webhooks', 'office-archived'],
    idempotent: 'unkept',
  }),
  edit: operation({
    id: 'webhooks.edit',
    method: 'PATCH',
    path: '/api/v1/webhooks/:id',
    tag: 'webhooks',
    summary: 'Change the address or the kinds of a webhook, disable it, or enable it again',
    command: { words: 'webhooks edit', example: `${anId} --enabled`, done: 'changed' },
    params: byId,
    body: z.strictObject({ url: url.optional(), kinds: kinds.optional(), enabled: z.boolean().optional() }),
    answers: { 200: done },
    errors: ['not-found', 'webhook-url-invalid'],
  }),
  remove: operation({
    id: 'webhooks.remove',
    method: 'DELETE',
    path: '/api/v1/webhooks/:id',
    tag: 'webhooks',
    summary: 'Remove a webhook with its log',
    command: { words: 'webhooks remove', example: anId, done: 'removed' },
    params: byId,
    answers: { 200: done },
    errors: ['not-found'],
  }),
  test: operation({
    id: 'webhooks.test',
    method: 'POST',
    path: '/api/v1/webhooks/:id/test',
    tag: 'webhooks',
    summary: 'Send a webhook a test; its log shows what came of it',
    command: { words: 'webhooks test', example: anId },
    params: byId,
    answers: { 201: z.object({ deliveryId: z.string() }) },
    errors: ['not-found', 'webhook-disabled'],
    idempotent: true,
  }),
  deliveries: operation({
    id: 'webhooks.deliveries',
    method: 'GET',
    path: '/api/v1/webhooks/:id/deliveries',
    tag: 'webhooks',
    summary: 'What a webhook was sent in the last 30 days, newest first',
    command: {
      words: 'webhooks deliveries',
      example: anId,
      columns: ['id', 'createdAt', 'kind', 'state', 'tries', 'lastStatus', 'lastError'],
    },
    params: byId,
    query: z.strictObject({
      ...pageQuery({ most: 200, usual: 50 }),
      cursor: id.optional().describe(cursorMeaning),
    }),
    answers: { 200: pageOf(delivery) },
    errors: ['not-found'],
  }),
  retry: operation({
    id: 'webhooks.retry',
    method: 'POST',
    path: '/api/v1/webhook-deliveries/:id/retry',
    tag: 'webhooks',
    summary: 'Send a delivery once more, under the same id',
    command: { words: 'webhooks retry', example: anId, done: 'queued' },
    params: byId,
    answers: { 200: done },
    errors: ['not-found', 'webhook-disabled'],
  }),
}
