import { z } from 'zod'
import { plannedTime, postState } from '../parts/calendar-post.ts'
import { byId, day, id, lineOfText, moment, network, officeId } from '../parts/fields.ts'
import { operation } from '../parts/operation.ts'
import { pageOf, pageQuery } from '../parts/page.ts'
import { months, scheduledPost, schedulingErrors } from '../parts/scheduled-post.ts'
import { severalOf } from '../parts/several.ts'

const seriesState = z.enum(['active', 'paused', 'recalled', 'ended'])
const onHoliday = z
  .enum(['skip', 'before', 'after'])
  .describe('On a holiday: left out, or on the nearest working day before or after')
const localTime = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, 'must be a local time such as 2026-12-01T09:30')
const newsItemIds = z
  .array(id)
  .min(1)
  .max(50)
  .describe('Approved items of the office; their posts go out in turn')

const series = z.object({
  id: z.string(),
  officeId: z.string(),
  name: z.string(),
  rule: z.string().nullable().describe('Null for an evergreen series, which fills free slots'),
  evergreen: z
    .object({ leastDays: z.int(), endsOn: day, daysAhead: z.int() })
    .nullable()
    .describe('How it fills free slots; null where it has a rule'),
  startsAt: z.string().describe("The office's wall clock"),
  zone: z.string(),
  onHoliday,
  state: seriesState.describe('`recalled`: what it says is not approved any more; a person may resume it'),
  stateReason: z.string().nullable(),
  stateByName: z.string().nullable(),
  stateAt: moment,
  problem: z.string().nullable().describe('Why no post can be made of it at present'),
  newsItemIds: z.array(z.string()),
  channels: z.array(
    z.object({
      channelId: z.string(),
      network,
      handle: z.string(),
      sameTextAcceptedBy: z.string().nullable().describe('Who accepted that it says the same again'),
      sameTextAcceptedAt: z.string().nullable(),
    }),
  ),
  occurrences: z.object({
    expected: z.int(),
    scheduled: z.int(),
    skipped: z.int(),
    passed: z.int(),
  }),
  createdByName: z.string(),
  createdAt: moment,
  continues: z.string().nullable().describe('The series that was edited and goes on as this one'),
})

const shownTime = {
  dueAt: moment.nullable(),
  local: z.string().nullable().describe("The office's wall clock; null where it is left out"),
  offset: z.string().nullable(),
  zone: z.string(),
  notes: z.array(z.string()),
}

export const occurrence = z.object({
  id: z.string(),
  seriesId: z.string(),
  seriesName: z.string(),
  officeId: z.string(),
  at: z.string().describe("By the rule, as the office's wall clock"),
  state: z
    .enum(['expected', 'scheduled', 'skipped', 'passed'])
    .describe('`scheduled`: its posts are on the calendar, from 60 days before'),
  reason: z.string().nullable().describe('Why it is left out, or would be as things stand now'),
  isMoved: z.boolean(),
  ...shownTime,
  newsItemId: z.string(),
  channelIds: z.array(z.string()),
  posts: z.array(
    z.object({ id: z.string(), channelId: z.string(), state: postState, dueAt: z.iso.datetime() }),
  ),
})

const created = z.object({
  dryRun: z.boolean(),
  seriesId: z.string().nullable().describe('Null for a dry run'),
  count: z.int().describe('How many times the rule gives, including those left out on holidays'),
  next: z
    .array(
      z.object({
        at: z.string(),
        newsItemId: z.string(),
        ...shownTime,
        leftOut: z.string().nullable().describe('Why it is left out'),
        posts: z.array(scheduledPost.omit({ id: true })),
      }),
    )
    .describe('The first ten'),
  months,
})

const takenOff = z.object({
  takenOff: z
    .array(z.object({ postId: z.string(), occurrenceId: z.string() }))
    .describe('Posts that are off the schedule'),
})
const why = z.strictObject({ reason: z.string().min(1).max(500).optional() })
const acceptSameText = z
  .array(id)
  .max(200)
  .optional()
  .describe('Channels on which the same text may be posted again although the network forbids it')
const occurrenceOfSeries = z.strictObject({ id, occurrenceId: id })
const exampleId = '0199a1b2-0000-7000-8000-000000000000'

export const seriesOperations = {
  list: operation({
    id: 'series.list',
    method: 'GET',
    path: '/api/v1/series',
    tag: 'calendar',
    summary: 'List posts that repeat, the newest first',
    command: {
      words: 'series list',
      example: '--office lahore --states active,paused',
      columns: ['id', 'officeId', 'name', 'state', 'rule', 'startsAt', 'problem'],
    },
    query: z.strictObject({
      officeId: severalOf(officeId, 200).optional().describe('Office ids with commas between them'),
      states: severalOf(seriesState, 4).optional().describe('States with commas between them'),
      ...pageQuery({ most: 200, usual: 50 }),
      cursor: id.optional().describe('The `next` of the page before'),
    }),
    answers: { 200: pageOf(series) },
    errors: ['not-found'],
  }),
  create: operation({
    id: 'series.create',
    method: 'POST',
    path: '/api/v1/series',
    tag: 'calendar',
    summary: 'Repeat approved items by a rule; a dry run shows the first ten times, conflicts and costs',
    description:
      'Rules are those of RFC 5545 with FREQ=DAILY, WEEKLY, MONTHLY or YEARLY and an end, COUNT or UNTIL; at most 400 occurrences within five years. They are meant in the local time of the office. Posts are made 60 days ahead.',
    command: {
      words: 'series create',
      example: `--office lahore --name "Hotline hours" --news-item ${exampleId} --starts-at 2026-12-07T09:30 --rule "FREQ=WEEKLY;BYDAY=MO;COUNT=10" --on-holiday after --dry-run`,
    },
    body: z.strictObject({
      officeId,
      name: lineOfText(120),
      newsItemIds,
      channelIds: z
        .array(id)
        .min(1)
        .max(200)
        .optional()
        .describe('All fitting channels of the office when absent'),
      startsAt: localTime.describe("The office's wall clock; every occurrence has its time of day"),
      rule: z.string().min(1).max(500).describe('Such as `FREQ=MONTHLY;BYDAY=1MO;UNTIL=20271231`'),
      onHoliday: onHoliday.default('skip'),
      acceptSameText,
      dryRun: z.boolean().optional().describe('Only show what it would do'),
    }),
    idempotent: true,
    answers: { 200: created },
    errors: [
      ...schedulingErrors(),
      'items-of-several-offices',
      'series-rule-invalid',
      'series-rule-empty',
      'series-repeats-text',
    ],
  }),
  createEvergreen: operation({
    id: 'series.createEvergreen',
    method: 'POST',
    path: '/api/v1/series/evergreen',
    tag: 'calendar',
    summary: 'Let approved items fill free slots, in turn; a dry run shows the first ten uses, and costs',
    description:
      'Slots of the next 60 days that are free are given to the items, each to the one that waits longest; such a use is expected, and becomes a post `daysAhead` days before, unless another post has taken its slot by then.',
    command: {
      words: 'series create-evergreen',
      example: `--office lahore --name "Good to know" --news-item ${exampleId} --least-days 14 --ends-on 2027-06-30 --dry-run`,
    },
    body: z.strictObject({
      officeId,
      name: lineOfText(120),
      newsItemIds: newsItemIds.describe('Approved items of the office'),
      channelIds: z
        .array(id)
        .min(1)
        .max(200)
        .optional()
        .describe('All fitting channels of the office when absent'),
      leastDays: z.int().min(1).max(730).describe('Between two uses of an item on a channel'),
      endsOn: day.describe("The last day that it may use, of the office's calendar"),
      daysAhead: z
        .int()
        .min(1)
        .max(60)
        .default(2)
        .describe('How long before its slot a use becomes a post; until then the slot is free for others'),
      acceptSameText,
      dryRun: z.boolean().optional().describe('Only show what it would do'),
    }),
    idempotent: true,
    answers: {
      200: created.extend({ count: z.int().describe('How many uses it gets in the next 60 days') }),
    },
    errors: [
      ...schedulingErrors(),
      'items-of-several-offices',
      'evergreen-end-invalid',
      'no-slots',
      'series-repeats-text',
    ],
  }),
  show: operation({
    id: 'series.show',
    method: 'GET',
    path: '/api/v1/series/:id',
    tag: 'calendar',
    summary: 'Show one series',
    command: { words: 'series show', example: exampleId },
    params: byId,
    answers: { 200: series },
    errors: ['not-found'],
  }),
  occurrences: operation({
    id: 'series.occurrences',
    method: 'GET',
    path: '/api/v1/series/:id/occurrences',
    tag: 'calendar',
    summary: 'The times of a series: expected, scheduled, left out',
    command: {
      words: 'series occurrences',
      example: exampleId,
      columns: ['id', 'at', 'state', 'local', 'zone', 'reason'],
    },
    params: byId,
    query: z.strictObject(pageQuery({ most: 400, usual: 100 })),
    answers: { 200: pageOf(occurrence) },
    errors: ['not-found'],
  }),
  edit: operation({
    id: 'series.edit',
    method: 'PATCH',
    path: '/api/v1/series/:id',
    tag: 'calendar',
    summary: 'Edit a series from one of its times on; a dry run shows what becomes of it, and conflicts',
    description:
      'What is out stays, and so does what comes before. The rest goes on as a series of its own, whose id the answer has: its posts are off the schedule, and made once more by the edited rule and content. Times that a person left out or moved stay so where they are still there.',
    command: {
      words: 'series edit',
      example: `${exampleId} --from 0199a1b2-0000-7000-8000-000000000001 --starts-at 2026-12-14T10:00 --dry-run`,
    },
    params: byId,
    body: z.strictObject({
      from: id.optional().describe('One of its times; the next of which nothing is out when absent'),
      name: lineOfText(120).optional(),
      newsItemIds: newsItemIds.optional(),
      channelIds: z.array(id).min(1).max(200).optional(),
      startsAt: localTime.optional().describe('Of the first edited time; as it is when absent'),
      rule: z.string().min(1).max(500).optional().describe('The rest of the rule when absent'),
      onHoliday: onHoliday.optional(),
      leastDays: z.int().min(1).max(730).optional().describe('Of an evergreen series'),
      endsOn: day.optional().describe('Of an evergreen series'),
      daysAhead: z.int().min(1).max(60).optional().describe('Of an evergreen series'),
      acceptSameText,
      dryRun: z.boolean().optional().describe('Only show what it would do'),
    }),
    answers: { 200: created.extend(takenOff.shape) },
    errors: [
      ...schedulingErrors(),
      'not-found',
      'items-of-several-offices',
      'series-state-wrong',
      'occurrence-state-wrong',
      'series-rule-invalid',
      'series-rule-empty',
      'series-repeats-text',
      'series-edit-unfit',
      'series-nothing-left',
      'evergreen-end-invalid',
      'no-slots',
    ],
  }),
  pause: operation({
    id: 'series.pause',
    method: 'POST',
    path: '/api/v1/series/:id/pause',
    tag: 'calendar',
    summary: 'Pause a series: its scheduled posts are cancelled, and nothing goes out until it is resumed',
    command: { words: 'series pause', example: exampleId },
    params: byId,
    body: why,
    answers: { 200: takenOff },
    errors: ['not-found', 'series-state-wrong'],
  }),
  resume: operation({
    id: 'series.resume',
    method: 'POST',
    path: '/api/v1/series/:id/resume',
    tag: 'calendar',
    summary:
      'Resume a paused or recalled series with what is approved now; times that have passed are left out',
    command: { words: 'series resume', example: exampleId },
    params: byId,
    body: why.extend({ acceptSameText }),
    answers: { 200: series },
    errors: [
      'not-found',
      'series-state-wrong',
      'item-not-approved',
      'approver-may-no-longer',
      'series-repeats-text',
    ],
  }),
  end: operation({
    id: 'series.end',
    method: 'POST',
    path: '/api/v1/series/:id/end',
    tag: 'calendar',
    summary: 'End a series for good; what is out stays out',
    command: { words: 'series end', example: exampleId },
    params: byId,
    body: why,
    answers: { 200: takenOff },
    errors: ['not-found', 'series-state-wrong'],
  }),
  skip: operation({
    id: 'series.skip',
    method: 'POST',
    path: '/api/v1/series/:id/occurrences/:occurrenceId/skip',
    tag: 'calendar',
    summary: 'Leave one time of a series out',
    command: {
      words: 'series skip',
      example: `${exampleId} 0199a1b2-0000-7000-8000-000000000001`,
      done: 'skipped',
    },
    params: occurrenceOfSeries,
    answers: { 200: z.object({ done: z.literal(true) }) },
    errors: ['not-found', 'series-state-wrong', 'occurrence-state-wrong'],
  }),
  move: operation({
    id: 'series.move',
    method: 'POST',
    path: '/api/v1/series/:id/occurrences/:occurrenceId/move',
    tag: 'calendar',
    summary: 'Give one time of a series another local time; the others stay',
    command: {
      words: 'series move',
      example: `${exampleId} 0199a1b2-0000-7000-8000-000000000001 2026-12-08T10:00`,
      arguments: ['at'],
    },
    params: occurrenceOfSeries,
    body: z.strictObject({
      at: z.string().max(100).describe("Wall-clock time in the office's zone"),
      offset: z
        .string()
        .regex(/^[+-]\d{2}:\d{2}$/, 'must be an offset such as +01:00')
        .optional()
        .describe('Which one is meant where the clock shows a time twice'),
    }),
    answers: { 200: plannedTime },
    errors: [
      'not-found',
      'series-state-wrong',
      'occurrence-state-wrong',
      'not-a-time',
      'time-is-past',
      'time-too-far',
      'skipped-time',
      'repeated-time',
      'wrong-offset',
    ],
  }),
}
