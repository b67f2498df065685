import { z } from 'zod'
import { languageList } from '../../core/languages/language-code.ts'
import { byId, done, id, language, moment, network, officeId, secretFormat } from '../parts/fields.ts'
import { operation } from '../parts/operation.ts'
import { cursorMeaning, pageOf, pageQuery } from '../parts/page.ts'

const linkPlacement = z.enum(['in-text', 'card', 'last-reply', 'first-comment'])
const utm = z.strictObject({ source: z.string(), medium: z.string(), campaign: z.string() })
const styleFields = {
  tooLong: z.enum(['shorten', 'thread']).describe('What happens to a text that one post does not hold'),
  numbering: z.enum(['numbered', 'plain']).describe('Whether the parts of a thread end in "1/3"'),
  hashtags: z.int().describe('The most hashtags of a post, counting those in its own words'),
  credit: z.enum(['append', 'omit']).describe("Whether the project's credit line follows the text"),
}
const channelStyle = z.object({
  ...styleFields,
  lengthLimit: z.int().optional().describe("The longest part; the network's own limit when absent"),
  linkPlacement: linkPlacement.optional().describe("The network's usual place when absent"),
  utm: utm.optional(),
})
const slots = z.array(
  z.object({
    weekday: z.int().describe('1 is Monday'),
    at: z.string().max(40).describe("Wall-clock time in the office's zone, `HH:MM`"),
  }),
)

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
  style: channelStyle,
  slots,
  leastGapMinutes: z.int(),
  dailyCap: z.int().nullable(),
  postOnHolidays: z.boolean(),
  postOnDaysOff: z.boolean(),
  holdWhenOverdueMinutes: z.int().nullable(),
  sandbox: z.boolean(),
})

const channelDetail = channelSummary.extend({
  timeZone: z.string().describe('Of its office: slots are on these clocks'),
  offers: z
    .object({
      threads: z.boolean(),
      maxLength: z.int(),
      linkPlacements: z.array(
        z.object({ placement: linkPlacement, note: z.string().describe('What it means, and what it costs') }),
      ),
    })
    .nullable()
    .describe('What its settings can be; null where its network is not in this installation any more'),
})

const dryRun = z
  .boolean()
  .optional()
  .describe('Change nothing: answer what would change, and what that means')
const settingsBody = z.strictObject({
  name: z.string().max(500).optional().describe('What staff call it; on the network, its own name stands'),
  languages: z.array(z.string().max(40)).max(100).optional(),
  style: z
    .strictObject({
      ...z.object(styleFields).partial().shape,
      lengthLimit: z.int().nullable().optional(),
      linkPlacement: linkPlacement.nullable().optional(),
      utm: utm.nullable().optional(),
    })
    .optional()
    .describe("What is left out stays; null goes back to the network's own"),
  leastGapMinutes: z.int().optional(),
  dailyCap: z.int().nullable().optional().describe('Null: no cap'),
  postOnHolidays: z.boolean().optional(),
  postOnDaysOff: z.boolean().optional(),
  holdWhenOverdueMinutes: z
    .int()
    .nullable()
    .optional()
    .describe('Posts more overdue than this wait for a person. Null: sent, however late'),
  dryRun,
})

const settingsChange = z.object({
  channel: channelDetail.describe('As it is now; after a dry run, as it would be'),
  changed: z.array(z.string()).describe('The settings that are other ones now, such as `style.numbering`'),
  effects: z.object({
    scheduledPosts: z
      .int()
      .describe('Posts of the channel that have still to go out; none of them is changed'),
    notes: z
      .array(z.string())
      .describe('What the change means for them and for the slots, one sentence each'),
    conflicts: z
      .array(
        z.object({
          postId: z.string(),
          newsItemId: z.string(),
          dueAt: moment,
          local: z.string().describe("The office's wall clock then"),
          messages: z.array(z.string()),
        }),
      )
      .describe('The first 100 that break a rule which they did not break before'),
    moreConflicts: z.int(),
  }),
})

const finding = z.object({
  id: z.string(),
  at: moment,
  found: z
    .enum(['readable', 'limited', 'unreadable', 'needs-reconnect', 'connected', 'disconnected'])
    .describe(
      '`limited`: something is not allowed there; `unreadable`: nothing is known, the network is away',
    ),
  how: z.enum(['daily', 'asked', 'in-use', 'by-person']),
  by: z.object({ id: z.string(), name: z.string() }).nullable(),
  reason: z.string().nullable(),
  account: z
    .object({ handle: z.string().nullable(), name: z.string() })
    .nullable()
    .describe('As the network named the account'),
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
  show: operation({
    id: 'channels.show',
    method: 'GET',
    path: '/api/v1/channels/:id',
    tag: 'channels',
    summary: 'One channel with its settings, and what these can be',
    command: { words: 'channels show', example: '0199a1b2-0000-7000-8000-000000000001' },
    params: byId,
    answers: { 200: channelDetail },
    errors: ['not-found'],
  }),
  change: operation({
    id: 'channels.change',
    method: 'PATCH',
    path: '/api/v1/channels/:id',
    tag: 'channels',
    summary: 'Change the settings of a channel; scheduled posts stay as they are',
    command: {
      words: 'channels edit',
      example:
        '0199a1b2-0000-7000-8000-000000000001 --name "Lahore in Urdu" --style.link-placement last-reply --daily-cap 4 --dry-run',
      columns: ['changed', 'effects.scheduledPosts', 'effects.notes', 'effects.conflicts'],
    },
    params: byId,
    body: settingsBody,
    answers: { 200: settingsChange },
    errors: ['not-found', 'channel-settings-invalid'],
  }),
  changeSlots: operation({
    id: 'channels.changeSlots',
    method: 'PUT',
    path: '/api/v1/channels/:id/slots',
    tag: 'channels',
    summary: 'Replace the slots of a whole week, or copy those of another channel',
    command: {
      words: 'channels set-slots',
      example: '0199a1b2-0000-7000-8000-000000000001 --slots weekday=1,at=09:30 --slots weekday=3,at=14:00',
      columns: ['changed', 'channel.slots', 'effects.notes'],
    },
    params: byId,
    body: z.strictObject({
      slots: z.array(z.strictObject(slots.element.shape)).max(1_000).optional().describe('The whole week'),
      copyFrom: id.optional().describe('Instead: the channel whose week this one gets'),
      dryRun,
    }),
    answers: { 200: settingsChange },
    errors: ['not-found', 'slots-invalid', 'slots-too-many', 'slots-or-copy'],
  }),
  check: operation({
    id: 'channels.check',
    method: 'POST',
    path: '/api/v1/channels/:id/check',
    tag: 'channels',
    summary: 'Ask the network now whether a channel can be used',
    command: {
      words: 'channels check',
      example: '0199a1b2-0000-7000-8000-000000000001',
      columns: [
        'finding.found',
        'finding.reason',
        'finding.account',
        'channel.state',
        'channel.accessEndsAt',
      ],
    },
    description:
      'Within some seconds of the last answer the network is not asked again. Another handle of the account is taken over.',
    params: byId,
    answers: {
      200: z.object({
        finding,
        repeated: z.boolean().describe('The network was asked some seconds ago, and not again'),
        channel: channelDetail.describe('As it is after the check'),
      }),
    },
    errors: ['not-found', 'channel-not-checkable', 'too-many-requests', 'unavailable'],
  }),
  listHealth: operation({
    id: 'channels.listHealth',
    method: 'GET',
    path: '/api/v1/channels/:id/health',
    tag: 'channels',
    summary: 'What was found of a channel, newest first; kept for a year',
    command: {
      words: 'channels health',
      example: '0199a1b2-0000-7000-8000-000000000001',
      columns: ['at', 'found', 'how', 'by.name', 'reason'],
    },
    params: byId,
    query: z.strictObject({
      ...pageQuery({ most: 500, usual: 50 }),
      cursor: id.optional().describe(cursorMeaning),
    }),
    answers: { 200: pageOf(finding) },
    errors: ['not-found'],
  }),
}
