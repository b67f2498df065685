import { z } from 'zod'
import { languageList } from '../core/languages/language-code.ts'
import { byId, done, language, moment, network, officeId, secretFormat } from './parts/fields.ts'
import { operation } from './parts/operation.ts'
import { pageOf, pageQuery } from './parts/page.ts'

const channelSummary = z.object({
  id: z.string(),
  officeId: z.string(),
  network,
  externalId: z.string(),
  handle: z.string(),
  name: z.string(),
  languages: z.array(language),
  state: z.enum(['connected', 'needs_reconnect', 'disconnected']),
  stateReason: z.string().nullable(),
  stopped: z.object({ at: moment, by: z.string(), reason: z.string() }).nullable(),
  blocked: z.object({ until: moment, reason: z.string() }).nullable(),
  accessEndsAt: moment.nullable(),
  checkedAt: moment.nullable(),
  checkReason: z.string().nullable(),
  slots: z.array(z.object({ weekday: z.int(), at: z.string() })),
  leastGapMinutes: z.int(),
  dailyCap: z.int().nullable(),
  postOnHolidays: z.boolean(),
  postOnDaysOff: z.boolean(),
  holdWhenOverdueMinutes: z.int().nullable(),
  sandbox: z.boolean(),
})

const connectBody = z.strictObject({
  officeId,
  network,
  externalId: z.string().min(1).max(100).describe("The network's id of the account or Page"),
  handle: z.string().min(1).max(200),
  name: z.string().min(1).max(200),
  languages: languageList.min(1),
  credentials: z
    .strictObject({
      accessToken: z.string().min(1).max(4_000).meta(secretFormat),
      accessSecret: z
        .string()
        .min(1)
        .max(4_000)
        .meta(secretFormat)
        .optional()
        .describe('For access of OAuth 1.0a only'),
      refreshToken: z.string().min(1).max(4_000).meta(secretFormat).optional(),
      expiresAt: moment.optional(),
    })
    .describe('Sealed with SECRET_KEYS at once, and never shown again'),
})

export const channels = {
  list: operation({
    id: 'channels.list',
    method: 'GET',
    path: '/api/v1/channels',
    tag: 'channels',
    summary: 'Channels by office',
    command: {
      words: 'channels list',
      example: '--office lahore',
      columns: ['id', 'officeId', 'network', 'handle', 'languages', 'state', 'stopped.reason'],
    },
    query: z.strictObject({ officeId: officeId.optional(), ...pageQuery({ most: 500, usual: 200 }) }),
    answers: { 200: pageOf(channelSummary) },
    errors: ['not-found'],
  }),
  connect: operation({
    id: 'channels.connect',
    method: 'POST',
    path: '/api/v1/channels',
    tag: 'channels',
    summary: 'Connect an account by its tokens, or connect it again',
    command: { words: 'channels connect', handWritten: true },
    body: connectBody,
    answers: { 200: z.object({ channelId: z.string(), outcome: z.enum(['connected', 'reconnected']) }) },
    errors: ['not-found', 'conflict', 'account-mismatch'],
  }),
  disconnect: operation({
    id: 'channels.disconnect',
    method: 'POST',
    path: '/api/v1/channels/:id/disconnect',
    tag: 'channels',
    summary: 'Forget its tokens; its posts and figures stay',
    command: {
      words: 'channels disconnect',
      example: '0199a1b2-0000-7000-8000-000000000000',
      done: 'disconnected',
    },
    params: byId,
    answers: { 200: done },
    errors: ['not-found', 'conflict'],
  }),
}
