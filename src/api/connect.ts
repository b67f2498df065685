import { z } from 'zod'
import { languageList } from '../core/languages/language-code.ts'
import { id, moment, network, officeId } from './parts/fields.ts'

export const byNetwork = z.strictObject({ network })
/** An answer that came to the address of one attempt alone. */
export const byNetworkAndId = z.strictObject({ network, id })

export const beginBody = z.strictObject({
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

export const tokenBody = beginBody.extend({
  accessToken: z
    .string()
    .min(1)
    .max(2_000)
    .describe('Sealed with SECRET_KEYS at once, and never shown again'),
})

export const beginAnswer = z.object({
  attemptId: z.string(),
  url: z.url().describe('Open it in the browser where you are signed in to Dateline'),
  endsAt: moment,
})

const connected = z.array(
  z.object({ channelId: z.string(), outcome: z.enum(['connected', 'reconnected']), name: z.string() }),
)
export const attemptAnswer = z.object({
  id: z.string(),
  network,
  officeId: z.string(),
  step: z
    .enum(['begun', 'choosing', 'connected', 'failed', 'ended'])
    .describe('"choosing": an account must be chosen; "ended": nobody came back, or chose, in time'),
  reason: z.string().nullable(),
  endsAt: moment,
  accounts: z
    .array(z.object({ externalId: z.string(), name: z.string(), mayPublish: z.boolean() }))
    .describe('To choose from, where the sign-in opens several'),
  connected,
})

export const chooseBody = z.strictObject({
  attemptId: id,
  accountIds: z.array(z.string().min(1).max(100)).min(1).max(100),
})
export const chooseAnswer = z.object({ connected })

/** What a network adds to the address it sends people back to; the rest of it says nothing to us. */
export const callbackQuery = z.object({
  state: z.string().max(500).default(''),
  code: z.string().min(1).max(4_000).optional(),
  iss: z.string().max(500).optional(),
})
