import { z } from 'zod'
import { calendarPost, conflictKind, expected, movedRow, postState, undo } from '../parts/calendar-post.ts'
import { byId, day, id, moment, network, officeId } from '../parts/fields.ts'
import { operation } from '../parts/operation.ts'
import { cursorMeaning, pageOf, pageQuery } from '../parts/page.ts'
import { existingPost, months, scheduledPost, schedulingErrors } from '../parts/scheduled-post.ts'
import { severalOf } from '../parts/several.ts'
import { occurrence } from './series.ts'

const officeIds = severalOf(officeId, 200)
  .optional()
  .describe('Office ids with commas between them; all that you may read when absent')
const channelIds = severalOf(id, 200).optional().describe('Channel ids with commas between them')

const slotDay = z.object({
  officeId: z.string(),
  channelId: z.string(),
  network,
  handle: z.string(),
  day: z.string(),
  weekday: z.int().describe('Monday is 1'),
  zone: z.string(),
  isDayOff: z.boolean(),
  holiday: z.string().nullable().describe('Its name'),
  clockChange: z
    .object({ kind: z.enum(['skipped', 'repeated']), at: moment, from: z.string(), to: z.string() })
    .nullable()
    .describe('The local times that are skipped or come twice on that day'),
  slots: z.array(
    z.object({
      at: z.string().describe('As the week of the channel has it, such as `09:30`'),
      dueAt: moment,
      local: z.string(),
      offset: z.string(),
      state: z
        .enum(['free', 'taken', ...conflictKind.options])
        .describe('The first rule that keeps it from being used, or `free`'),
      postId: z.string().nullable().describe('The post that has it'),
      notes: z.array(z.string()),
    }),
  ),
})

const postCursor = z.string().transform((given, context) => {
  const [dueAt, postId, ...rest] = given.split('_')
  const after = z.object({ dueAt: moment, id }).safeParse({ dueAt, id: postId })
  if (after.success && rest.length === 0) return after.data
  context.addIssue('must be the `next` of the page before')
  return z.NEVER
})

const together = {
  now: z.literal(true).optional().describe('What would be due in the past goes out at once'),
  dryRun: z.boolean().optional().describe('Only say where the posts would go'),
}
const movedTogether = z.object({
  dryRun: z.boolean(),
  posts: z.array(movedRow),
  undo: undo.nullable().describe('Null where nothing was moved'),
})
const movingErrors = [
  'not-found',
  'post-changed',
  'post-not-movable',
  'swap-with-itself',
  'time-is-past',
  'time-too-far',
  'not-approved',
  'scheduled-again',
] as const

export const calendar = {
  posts: operation({
    id: 'calendar.posts',
    method: 'GET',
    path: '/api/v1/calendar/posts',
    tag: 'calendar',
    summary: 'The posts of a range, as a calendar shows them',
    command: {
      words: 'calendar posts',
      example: '--from 2026-11-30T00:00:00Z --to 2026-12-07T00:00:00Z --office lahore,vienna',
      columns: ['id', 'state', 'local', 'zone', 'channelName', 'language', 'conflicts', 'firstWords'],
    },
    query: z.strictObject({
      from: moment.describe('Included'),
      to: moment.describe('Excluded; at most 100 days later'),
      officeId: officeIds,
      channels: channelIds,
      states: severalOf(postState, 10).optional().describe('States with commas between them'),
      ...pageQuery({ most: 1_000, usual: 500 }),
      cursor: postCursor.optional().describe(cursorMeaning),
    }),
    answers: { 200: pageOf(calendarPost) },
    errors: ['not-found'],
  }),
  expected: operation({
    id: 'calendar.expected',
    method: 'GET',
    path: '/api/v1/calendar/expected',
    tag: 'calendar',
    summary: 'What series will schedule in a range and have not yet',
    command: {
      words: 'calendar expected',
      example: '--from 2027-03-01T00:00:00Z --to 2027-04-01T00:00:00Z --office lahore,vienna',
      columns: ['seriesName', 'local', 'zone', 'newsItemId'],
    },
    query: z.strictObject({
      from: moment.describe('Included'),
      to: moment.describe('Excluded; at most 400 days later'),
      officeId: officeIds,
      channels: channelIds,
      ...pageQuery({ most: 1_000, usual: 500 }),
    }),
    answers: { 200: pageOf(occurrence) },
    errors: ['not-found'],
  }),
  schedule: operation({
    id: 'calendar.schedule',
    method: 'POST',
    path: '/api/v1/calendar/schedule',
    tag: 'calendar',
    summary: 'Schedule several approved items into free slots of their channels: all posts or none',
    command: {
      words: 'calendar schedule',
      example:
        '--news-item 0199a1b2-0000-7000-8000-000000000000 --news-item 0199a1b2-0000-7000-8000-000000000001 --dry-run',
    },
    body: z.strictObject({
      newsItemIds: z
        .array(id)
        .min(1)
        .max(500)
        .describe('Items of one office, in the order in which they go out on each channel'),
      channelIds: z
        .array(id)
        .min(1)
        .max(200)
        .optional()
        .describe('All fitting channels of the office when absent'),
      notBefore: moment.optional(),
      until: moment
        .optional()
        .describe('The posts are spread evenly up to here; without it each takes the next free slot'),
      dryRun: z.boolean().optional().describe('Only say when the posts would go out'),
    }),
    answers: {
      200: z.object({
        dryRun: z.boolean(),
        posts: z.array(scheduledPost.extend({ newsItemId: z.string() })),
        already: z
          .array(existingPost)
          .describe('Posts that were scheduled or are out, and so were not added'),
        months,
        undo: undo.nullable(),
      }),
    },
    errors: [...schedulingErrors(), 'items-of-several-offices', 'too-many-posts', 'no-room-in-slots'],
    idempotent: true,
  }),
  swap: operation({
    id: 'calendar.swap',
    method: 'POST',
    path: '/api/v1/calendar/swap',
    tag: 'calendar',
    summary: 'Swap the times of two posts: both or none',
    command: {
      words: 'calendar swap',
      example: '--post 0199a1b2-0000-7000-8000-000000000000 --other 0199a1b2-0000-7000-8000-000000000001',
    },
    body: z.strictObject({
      postId: id,
      otherId: id,
      expected: expected.optional(),
      otherExpected: expected.optional(),
      ...together,
    }),
    answers: { 200: movedTogether },
    errors: movingErrors,
  }),
  shift: operation({
    id: 'calendar.shift',
    method: 'POST',
    path: '/api/v1/calendar/shift',
    tag: 'calendar',
    summary: 'Shift the scheduled posts of a channel in a range: all of them or none',
    command: {
      words: 'calendar shift',
      example:
        '--channel 0199a1b2-0000-7000-8000-000000000000 --from 2026-11-30T00:00:00Z --to 2026-12-01T00:00:00Z --minutes 60 --dry-run',
    },
    body: z
      .strictObject({
        channelId: id,
        from: moment.describe('Included'),
        to: moment.describe('Excluded'),
        minutes: z
          .int()
          .min(-60 * 24 * 366)
          .max(60 * 24 * 366)
          .optional()
          .describe('So much later; earlier where it is negative'),
        days: z.int().min(-366).max(366).optional().describe('The same clock time so many days later'),
        ...together,
      })
      .refine(body => (body.minutes === undefined) !== (body.days === undefined), {
        message: 'name either "minutes" or "days"',
      }),
    answers: {
      200: movedTogether.extend({
        left: z
          .array(z.object({ id: z.string(), state: postState, dueAt: moment }))
          .describe('Posts of the range that stay: on their way, in doubt, or waiting for a person'),
      }),
    },
    errors: [...movingErrors, 'skipped-time', 'repeated-time', 'too-many-posts'],
  }),
  undo: operation({
    id: 'calendar.undo',
    method: 'POST',
    path: '/api/v1/calendar/changes/:id/undo',
    tag: 'calendar',
    summary: 'Undo a move, swap, shift or cancellation within an hour, while every post is as it was left',
    command: { words: 'calendar undo', example: '0199a1b2-0000-7000-8000-000000000000' },
    params: byId,
    body: z.strictObject({ now: together.now }),
    answers: { 200: z.object({ posts: z.array(calendarPost) }) },
    errors: [
      'not-found',
      'already-undone',
      'undo-too-late',
      'undo-not-possible',
      'post-changed',
      'time-is-past',
      'not-approved',
      'scheduled-again',
    ],
  }),
  slots: operation({
    id: 'calendar.slots',
    method: 'GET',
    path: '/api/v1/calendar/slots',
    tag: 'calendar',
    summary: 'The slots of a range: free, taken, or kept free by a rule',
    command: {
      words: 'calendar slots',
      example: '--from 2026-11-30 --to 2026-12-06 --office lahore',
      columns: ['day', 'zone', 'network', 'handle', 'holiday', 'slots'],
    },
    query: z.strictObject({
      from: day.describe("A day of each office's own calendar, included"),
      to: day.describe('Included; at most 62 days in all'),
      officeId: officeIds,
      channels: channelIds,
      ...pageQuery({ most: 2_000, usual: 1_000 }),
    }),
    answers: { 200: pageOf(slotDay) },
    errors: ['not-found'],
  }),
}
