import { z } from 'zod'
import { language, moment, network } from './fields.ts'

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

export const conflictKind = z.enum([
  'past',
  'quiet-hours',
  'holiday',
  'day-off',
  'too-close',
  'slot-taken',
  'daily-cap',
  'same-text',
])

const shownTime = {
  local: z.string().describe("The office's wall clock, such as `2026-11-30T09:30`"),
  zone: z.string().describe('IANA name'),
  offset: z.string().describe('Ahead of UTC, such as `+05:00`'),
}

export const calendarPost = z.object({
  id: z.string(),
  newsItemId: z.string(),
  officeId: z.string(),
  channelId: z.string(),
  channelName: z.string(),
  network,
  handle: z.string(),
  language,
  state: postState,
  reason: z.string().nullable(),
  dueAt: moment,
  ...shownTime,
  places: z.array(z.string()).describe('As its text names them'),
  firstWords: z.string().describe('How its text begins, without the dateline'),
  mediaId: z.string().nullable().describe('Its first file'),
  publishedAt: moment.nullable(),
  permalink: z.string().nullable(),
  sandbox: z.boolean(),
  conflicts: z
    .array(conflictKind)
    .describe('The rules that it breaks as things stand now; empty unless it is scheduled'),
})

export const plannedTime = z.object({
  dueAt: moment,
  ...shownTime,
  conflicts: z
    .array(z.object({ kind: conflictKind, message: z.string() }))
    .describe('The rules that this time breaks, which hold nothing back'),
  notes: z.array(z.string()),
})

/** A post as it is now, when it was due, and its new time. */
export const movedRow = z.object({ post: calendarPost, wasDueAt: moment, planned: plannedTime })

export const undo = z
  .object({ changeId: z.string(), until: moment })
  .describe('How to take it back: `POST /api/v1/calendar/changes/{changeId}/undo`, until then')

export const expected = z
  .strictObject({ dueAt: moment.optional(), state: postState.optional() })
  .describe(
    'What you saw; where the post is otherwise by now, nothing is changed and the answer has its state',
  )
