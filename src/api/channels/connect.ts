import { z } from 'zod'
import { languageList } from '../../core/languages/language-code.ts'
import { byId, id, moment, network, officeId, secretFormat } from '../parts/fields.ts'
import { operation } from '../parts/operation.ts'

export const byNetwork = z.strictObject({ network })
/** An answer that came to the address of one attempt alone. */
export const byNetworkAndId = z.strictObject({ network, id })

const beginBody = z.strictObject({
  officeId,
  languages: languageList
    .min(1)
    .optional()
    .describe("Of a new channel; the office's when absent. A channel that is there keeps its own"),
  server: z
    .string()
    .min(1)
    .max(260)
    .optional()
    .describe("The host name of the account's server, such as social.example, on a network of many servers"),
})

const connected = z.array(
  z.object({ channelId: z.string(), outcome: z.enum(['connected', 'reconnected']), name: z.string() }),
)
export type ConnectedChannel = z.output<typeof connected>[number]
const attempt = z.object({
  id: z.string(),
  network,
  officeId: z.string(),
  step: z
    .enum(['begun', 'choosing', 'connected', 'failed', 'ended'])
    .describe(
      '"choosing": an account must be chosen; "ended": the person did not come back, or did not choose, in time',
    ),
  reason: z.string().nullable(),
  endsAt: moment,
  accounts: z
    .array(z.object({ externalId: z.string(), name: z.string(), mayPublish: z.boolean() }))
    .describe('To choose from, where the sign-in opens several'),
  connected,
})

/** What a network adds to the address it sends people back to; the rest of it says nothing to us. */
export const callbackQuery = z.object({
  state: z.string().max(500).default(''),
  code: z.string().min(1).max(4_000).optional(),
  iss: z.string().max(500).optional(),
})

/** Connecting an account of any network. */
export const connect = {
  begin: operation({
    id: 'connect.begin',
    method: 'POST',
    path: '/api/v1/channels/connect/:network',
    tag: 'channels',
    summary: 'Begin to connect an account: the address at its network where a person authorises Dateline',
    command: { words: 'channels connect', handWritten: true },
    params: byNetwork,
    body: beginBody,
    answers: {
      200: z.object({
        attemptId: z.string(),
        url: z.url().describe('Open it in the browser where you are signed in to Dateline'),
        endsAt: moment,
      }),
    },
    errors: ['not-found', 'conflict'],
  }),
  byToken: operation({
    id: 'connect.byToken',
    method: 'POST',
    path: '/api/v1/channels/connect/:network/token',
    tag: 'channels',
    summary: 'Connect the account that an access token belongs to, or connect it again',
    command: { words: 'channels connect', handWritten: true },
    params: byNetwork,
    body: beginBody.extend({
      accessToken: z
        .string()
        .min(1)
        .max(2_000)
        .meta(secretFormat)
        .describe('Sealed with SECRET_KEYS at once, and never shown again'),
    }),
    answers: { 200: z.object({ connected }) },
    errors: ['not-found', 'conflict', 'account-mismatch'],
  }),
  show: operation({
    id: 'connect.show',
    method: 'GET',
    path: '/api/v1/channels/connect/attempts/:id',
    tag: 'channels',
    summary: 'How your attempt to connect stands',
    command: { words: 'channels connect', handWritten: true },
    params: byId,
    answers: { 200: attempt },
    errors: ['not-found'],
  }),
  choose: operation({
    id: 'connect.choose',
    method: 'POST',
    path: '/api/v1/channels/connect/:network/choose',
    tag: 'channels',
    summary: 'Connect the accounts chosen among those that the sign-in opened',
    command: { words: 'channels connect', handWritten: true },
    params: byNetwork,
    body: z.strictObject({
      attemptId: id,
      accountIds: z.array(z.string().min(1).max(100)).min(1).max(100),
    }),
    answers: { 200: z.object({ connected }) },
    errors: ['not-found', 'conflict', 'account-mismatch'],
  }),
}
