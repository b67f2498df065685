import { z } from 'zod'
import { monthStanding } from './budget.ts'
import { id, language, moment, network, officeId } from './parts/fields.ts'

export const postState = z.enum([
  'scheduled',
  'claimed',
  'sending',
  'retry_wait',
  'reconciling',
  'published',
  'needs_attention',
  'failed',
  'missed',
  'cancelled',
])

export const scheduleBody = z.strictObject({
  newsItemId: id,
  channelIds: z
    .array(id)
    .min(1)
    .max(200)
    .optional()
    .describe('All fitting channels of the office when absent'),
  at: z
    .string()
    .max(100)
    .optional()
    .describe(
      "Wall-clock time in the office's zone, such as `2026-11-30T09:30` or `2026-11-30T09:30:15`; each channel's next free slot when absent",
    ),
  offset: z
    .string()
    .regex(/^[+-]\d{2}:\d{2}$/, 'must be an offset such as +01:00')
    .optional()
    .describe('Which one is meant where the clock shows a time twice'),
  notBefore: moment.optional(),
  now: z
    .literal(true)
    .optional()
    .describe('Publish at once: without `at`, or where `at` is past, which is refused otherwise'),
})

export const plannedTime = z.object({
  dueAt: moment,
  local: z.string(),
  zone: z.string(),
  offset: z.string(),
  conflicts: z.array(z.object({ kind: z.string(), message: z.string() })),
  notes: z.array(z.string()),
})

const milliDollars = z.int()
const postCost = z
  .object({
    postingMilliDollars: milliDollars.describe('Its parts and alt texts, in thousandths of a US dollar'),
    readsMilliDollars: milliDollars.describe('Reading its figures back'),
    totalMilliDollars: milliDollars.describe('The two together'),
    inDoubtMilliDollars: milliDollars.describe(
      "At most so much more where the network's answer is lost and its account is read",
    ),
  })
  .describe('All 0 where the network takes nothing')
export type PostCost = z.output<typeof postCost>
const assessment = {
  refusals: z.array(z.string()).describe('What the network refuses; empty when it takes the post'),
  warnings: z.array(z.string()),
  cost: postCost,
}
const months = z
  .array(monthStanding)
  .describe("The calendar months, on the office's clocks, into which these posts bring a sum")

const existingPost = z.object({
  channelId: z.string(),
  language,
  postId: z.string(),
  state: postState,
  dueAt: moment,
})

const media = z.array(z.object({ mediaId: z.string(), altText: z.string() }))
export const postPreview = z.object({
  channelId: z.string(),
  network,
  handle: z.string(),
  language,
  segments: z.array(z.object({ text: z.string(), length: z.int(), link: z.string().optional() })),
  direction: z.enum(['ltr', 'rtl']),
  parts: z.array(
    z.object({
      kind: z.string(),
      text: z.string(),
      segment: z.int(),
      why: z.string().describe('How this part came about'),
      place: z.enum(['text', 'card']),
    }),
  ),
  ...assessment,
  media,
  planned: plannedTime,
  alreadyPlanned: z
    .boolean()
    .describe(
      'A post of this content will go out or is out; scheduling adds none, and nothing to the months',
    ),
  already: existingPost.nullable().describe('That post; null where there is none'),
})
export const previewAnswer = z.object({ posts: z.array(postPreview), months })

export const scheduleAnswer = z.object({
  posts: z.array(
    z.object({ id: z.string(), channelId: z.string(), language, planned: plannedTime, ...assessment }),
  ),
  already: z
    .array(existingPost)
    .describe('Posts of this content that will go out or are out, and so were not scheduled once more'),
  months,
})

export const postSummary = z.object({
  id: z.string(),
  newsItemId: z.string(),
  officeId: z.string(),
  channelId: z.string(),
  network,
  handle: z.string(),
  language,
  state: postState,
  reason: z.string().nullable(),
  dueAt: moment,
  publishedAt: moment.nullable(),
  deletedAt: moment.nullable().describe('When a person took it off the network'),
  sandbox: z.boolean(),
  segments: z.array(
    z.object({
      position: z.int(),
      text: z.string(),
      link: z.string().nullable(),
      media,
      externalId: z.string().nullable(),
      permalink: z.string().nullable(),
    }),
  ),
})
export type PostSummary = z.output<typeof postSummary>

export const postsQuery = z.strictObject({
  officeId: officeId.optional(),
  state: postState.optional(),
  newsItemId: id.optional(),
  channelId: id.optional(),
  cursor: z
    .string()
    .transform((cursor, context) => {
      const [dueAt, postId, ...rest] = cursor.split('_')
      const after = z.object({ dueAt: moment, id }).safeParse({ dueAt, id: postId })
      if (after.success && rest.length === 0) return after.data
      context.addIssue('must be the `next` of the page before')
      return z.NEVER
    })
    .optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})
export const postsAnswer = z.object({ posts: z.array(postSummary), next: z.string().optional() })

export const postDetail = postSummary.extend({
  attempts: z
    .array(
      z.object({
        kind: z.enum(['send', 'upload']),
        mediaId: z.uuid().nullable().describe('The file of an upload'),
        position: z.int(),
        startedAt: moment,
        finishedAt: moment.nullable(),
        outcome: z.string().nullable(),
        code: z.string().nullable(),
        reason: z.string().nullable(),
        externalId: z.string().nullable(),
      }),
    )
    .describe('Everything that was tried, written down before it was made'),
})

export const cancelBody = z.strictObject({ reason: z.string().min(1).max(500).optional() })
export const deletedAnswer = z.object({ deleted: z.int().describe('How many parts were taken off now') })
export const settleBody = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('adopt'),
    externalId: z
      .string()
      .min(1)
      .max(2_000)
      .describe(
        "The network's id of the post that is there, or its address; the account's posts are asked for it",
      ),
  }),
  z.strictObject({ action: z.literal('resend') }),
])

export const stopBody = z.discriminatedUnion('scope', [
  z.strictObject({ scope: z.literal('channel'), channelId: id, reason: z.string() }),
  z.strictObject({ scope: z.literal('office'), officeId, reason: z.string() }),
  z.strictObject({ scope: z.literal('everything'), reason: z.string() }),
])
const stop = { at: moment, by: z.string(), reason: z.string() }
export const stopsAnswer = z.object({
  everything: z.object(stop).nullable(),
  offices: z.array(z.object({ officeId: z.string(), ...stop })),
  channels: z.array(z.object({ officeId: z.string(), channelId: z.string(), ...stop })),
})
