import { z } from 'zod'
import { byLanguage, languageList } from '../core/languages/language-code.ts'
import { language, moment, network, officeId } from './parts/fields.ts'

export const channelSummary = z.object({
  id: z.string(),
  officeId: z.string(),
  network,
  externalId: z.string(),
  handle: z.string(),
  name: z.string(),
  languages: z.array(language),
  state: z.enum(['connected', 'needs_reconnect', 'disconnected']),
  stateReason: z.string().nullable(),
  held: z.object({ at: moment, by: z.string(), reason: z.string() }).nullable(),
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
export type ChannelSummary = z.output<typeof channelSummary>

export const channelsQuery = z.strictObject({ officeId: officeId.optional() })
export const channelsAnswer = z.object({ channels: z.array(channelSummary) })
export const connectBody = z.strictObject({
  officeId,
  network,
  externalId: z.string().min(1).max(100).describe("The network's id of the account or Page"),
  handle: z.string().min(1).max(200),
  name: z.string().min(1).max(200),
  languages: languageList.min(1),
  credentials: z
    .strictObject({
      accessToken: z.string().min(1).max(4_000),
      accessSecret: z.string().min(1).max(4_000).optional().describe('For access of OAuth 1.0a only'),
      refreshToken: z.string().min(1).max(4_000).optional(),
      expiresAt: moment.optional(),
    })
    .describe('Sealed with SECRET_KEYS at once, and never shown again'),
})
export const connectAnswer = z.object({
  channelId: z.string(),
  outcome: z.enum(['connected', 'reconnected']),
})

export const reasonBody = z.strictObject({ reason: z.string() })

export const officesAnswer = z.object({
  offices: z.array(
    z.object({
      id: z.string(),
      names: byLanguage(z.string()),
      country: z.string(),
      timeZone: z.string(),
      languages: z.array(language),
      stopped: z.object({ at: moment, by: z.string(), reason: z.string() }).optional(),
    }),
  ),
})
