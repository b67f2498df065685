import { z } from 'zod'
import { day, id, language, moment, network, officeId } from './parts/fields.ts'
import { operation } from './parts/operation.ts'
import { cursorMeaning, pageOf, pageQuery } from './parts/page.ts'
import { postState } from './posts.ts'

/** Ids with commas between them. */
function listOf<Item extends z.ZodType<string, string>>(item: Item, most: number) {
  return z
    .string()
    .max(most * 40)
    .transform(text => text.split(','))
    .pipe(z.array(item).min(1).max(most))
}

const officeIds = listOf(officeId, 200)
  .optional()
  .describe('Office ids with commas between them; all that you may read when absent')
const channelIds = listOf(id, 200).optional().describe('Channel ids with commas between them')

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
  places: z.array(z.string()),
  firstWords: z.string().describe('How its text begins, without the dateline'),
  mediaId: z.string().nullable().describe('Its first file'),
  publishedAt: moment.nullable(),
  permalink: z.string().nullable(),
  sandbox: z.boolean(),
  conflicts: z
    .array(conflictKind)
    .describe('The rules that it breaks as things stand now; empty unless it is scheduled'),
})

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

export const calendar = {
  posts: operation({
    id: 'calendar.posts',
    method: 'GET',
    path: '/api/v1/calendar/posts',
    tag: 'calendar',
    summary: 'The posts of a range, as a calendar shows them',
    command: {
      words: 'calendar posts',
      example: '--from 2026-11-30T00:00:00Z --to 2026-12-07T00:00:00Z --offices lahore,vienna',
      columns: ['id', 'state', 'local', 'zone', 'channelName', 'language', 'conflicts', 'firstWords'],
    },
    query: z.strictObject({
      from: moment.describe('Included'),
      to: moment.describe('Excluded; at most 100 days later'),
      offices: officeIds,
      channels: channelIds,
      states: listOf(postState, 10).optional().describe('States with commas between them'),
      ...pageQuery({ most: 1_000, usual: 500 }),
      cursor: postCursor.optional().describe(cursorMeaning),
    }),
    answers: { 200: pageOf(calendarPost) },
    errors: [],
  }),
  slots: operation({
    id: 'calendar.slots',
    method: 'GET',
    path: '/api/v1/calendar/slots',
    tag: 'calendar',
    summary: 'The slots of a range: free, taken, or kept free by a rule',
    command: {
      words: 'calendar slots',
      example: '--from 2026-11-30 --to 2026-12-06 --offices lahore',
      columns: ['day', 'zone', 'network', 'handle', 'holiday', 'slots'],
    },
    query: z.strictObject({
      from: day.describe("A day of each office's own calendar, included"),
      to: day.describe('Included; at most 62 days in all'),
      offices: officeIds,
      channels: channelIds,
      ...pageQuery({ most: 2_000, usual: 1_000 }),
    }),
    answers: { 200: pageOf(slotDay) },
    errors: [],
  }),
}
