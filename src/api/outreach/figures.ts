import { z } from 'zod'
import { indicatorIds } from '../../indicators/registry.ts'
import { day, moment, officeId, slug, yesOrNo } from '../parts/fields.ts'
import { operation } from '../parts/operation.ts'
import { pageOf, pageQuery } from '../parts/page.ts'

export const indicatorId = z.enum(indicatorIds)
const figureView = z.enum(['overview', 'enquiries', 'awareness', 'posts'])

const offices = z
  .string()
  .regex(/^[a-z][a-z0-9-]*(,[a-z][a-z0-9-]*)*$/, 'must be office ids with commas between them')
  .describe('Office ids with commas between them')

const scopeQuery = {
  offices,
  from: day.describe('Local day of each office, included'),
  to: day.describe('Local day of each office, included'),
  project: slug.optional().describe('Only what this project funds'),
  sandbox: yesOrNo.optional().describe('Practice figures instead of live ones'),
  asOf: moment.optional().describe('As the record stood at this moment'),
  soFar: yesOrNo.optional().describe('Take a period that is not over up to yesterday'),
}

const answeredScope = z.object({
  offices: z.array(z.string()),
  from: z.string(),
  to: z.string(),
  project: z.string().optional(),
  sandbox: z.boolean(),
  asOf: moment.optional(),
  soFar: z.boolean(),
})

const definitionBreaks = z
  .array(
    z.object({ network: z.string(), on: z.string(), from: z.string(), to: z.string(), note: z.string() }),
  )
  .describe('Where a network changed what it counts')

const postBases = z
  .array(
    z.object({
      channelId: z.string(),
      officeId: z.string(),
      network: z.string(),
      posts: z.int().describe('Posts of the period that were read at seven days'),
      median: z
        .number()
        .nullable()
        .describe('Of their views in seven days; null for fewer than 20 posts, which are then left out'),
    }),
  )
  .describe('What posts are compared with, by channel')

const measured = {
  value: z.number().nullable().describe('Null: not known, and never a zero'),
  numerator: z.number().nullable().optional(),
  denominator: z.number().nullable().optional().describe('What a percentage was divided by'),
  coverage: z
    .object({ measured: z.number(), published: z.number() })
    .optional()
    .describe('Of how many posts or channels it was read, and of how many there are'),
}
const answer = z.object({
  indicator: indicatorId,
  unit: z.enum(['count', 'percent', 'points']),
  ...measured,
  state: z.enum(['known', 'missing', 'incomplete']),
  reported: z
    .object({ closed: z.int(), expected: z.int() })
    .optional()
    .describe('Office-months of the log that are closed, of all'),
  previous: z.object({ ...measured, period: z.object({ from: z.string(), to: z.string() }) }).optional(),
  change: z
    .object({
      kind: z.enum(['percent', 'points']),
      value: z.number().nullable(),
      reason: z.enum(['missing', 'small-base', 'break']).optional(),
    })
    .optional(),
  target: z.object({ value: z.number(), reached: z.number().nullable() }).optional(),
  breaks: definitionBreaks,
  by: z
    .record(
      z.string(),
      z.array(
        z.object({
          keys: z.array(z.string().nullable()),
          ...measured,
          share: z.number().nullable().optional(),
          previous: z.number().nullable().optional(),
        }),
      ),
    )
    .describe(
      'By dimension, such as "month" or "contactMethod×topic"; each row has a key for each dimension',
    ),
  rows: z.string().describe('Where what was counted is listed'),
})

/** Figures of any scope and period, without freezing them. They are internal: small counts are not hidden. */
export const figures = {
  show: operation({
    id: 'figures.show',
    method: 'GET',
    path: '/api/v1/figures',
    tag: 'metrics',
    summary: 'The figures of a view, with their state, comparison and target',
    command: {
      words: 'figures show',
      example: '--view enquiries --offices lahore,vienna --from 2026-07-01 --to 2026-09-30 --compare year',
    },
    query: z.strictObject({
      view: figureView.default('overview'),
      ...scopeQuery,
      compare: z.enum(['previous', 'year']).optional().describe('With the period before, or a year before'),
    }),
    answers: {
      200: z.object({
        view: figureView,
        scope: answeredScope.extend({ asOf: moment }),
        answers: z.array(answer),
      }),
    },
    errors: ['not-found', 'period-open'],
  }),
  bestPosts: operation({
    id: 'figures.bestPosts',
    method: 'GET',
    path: '/api/v1/figures/best-posts',
    tag: 'metrics',
    summary: 'The posts that reached the most in seven days, beside the median of their channel',
    command: {
      words: 'figures best-posts',
      example: '--offices lahore,vienna --from 2026-07-01 --to 2026-09-30',
    },
    query: z.strictObject({
      ...scopeQuery,
      limit: z.coerce.number<number | string>().int().min(1).max(100).default(10),
    }),
    answers: {
      200: z.object({
        scope: answeredScope,
        posts: z.array(
          z.object({
            postId: z.string(),
            officeId: z.string(),
            channelId: z.string(),
            network: z.string(),
            language: z.string(),
            publishedOn: z.string().describe('Local day of the office'),
            text: z.string().describe('The first 80 characters'),
            permalink: z.string().nullable(),
            deletedOn: z.string().nullable().describe('The local day on which the last of it was deleted'),
            views: z.number().describe('In its first seven days'),
            times: z.number().describe('How many times the median of its channel that is'),
          }),
        ),
        bases: postBases,
        breaks: definitionBreaks,
      }),
    },
    errors: ['not-found', 'period-open'],
  }),
  bestTimes: operation({
    id: 'figures.bestTimes',
    method: 'GET',
    path: '/api/v1/figures/best-times',
    tag: 'metrics',
    summary: 'When posts reach the most: weekdays by three local hours',
    command: {
      words: 'figures best-times',
      example: '--offices lahore,vienna --from 2026-01-01 --to 2026-09-30',
    },
    query: z.strictObject(scopeQuery),
    answers: {
      200: z.object({
        scope: answeredScope,
        cells: z
          .array(
            z.object({
              weekday: z.int().describe('1 is Monday'),
              hour: z.int().describe('The first of three local hours'),
              posts: z.int().describe('Posts that went out then and can be compared'),
              times: z
                .number()
                .nullable()
                .describe('The median of them, in medians of their channels; null for fewer than five posts'),
            }),
          )
          .describe('All 56, by weekday and hour'),
        bases: postBases,
        breaks: definitionBreaks,
      }),
    },
    errors: ['not-found', 'period-open'],
  }),
  rows: operation({
    id: 'figures.rows',
    method: 'GET',
    path: '/api/v1/figures/:indicator/rows',
    tag: 'metrics',
    summary: 'What an indicator counted: entries, posts or channels',
    command: {
      words: 'figures rows',
      example: 'enquiries --offices lahore --from 2026-07-01 --to 2026-09-30',
      columns: ['id', 'officeId', 'day', 'kind', 'value'],
    },
    params: z.strictObject({ indicator: indicatorId }),
    query: z.strictObject({
      ...scopeQuery,
      ...pageQuery({ most: 500, usual: 100 }),
    }),
    answers: {
      200: pageOf(
        z.object({
          id: z.string().describe('Of the entry, post or channel'),
          version: z.int().optional().describe('Of the entry'),
          officeId: z.string(),
          day: z.string(),
          kind: z.string().describe('Kind of activity, contact method or network'),
          place: z.string().optional(),
          topic: z.string().optional(),
          language: z.string().optional(),
          basis: z.string().optional().describe('How an audience was estimated'),
          isDeleted: z.boolean().optional().describe('The post is deleted on its network'),
          deletedOn: z.string().optional().describe('The local day on which the last of it was deleted'),
          value: z.number().nullable(),
          numerator: z.number().nullable().optional(),
          denominator: z.number().nullable().optional(),
        }),
      ),
    },
    errors: ['not-found', 'period-open'],
  }),
  rebuild: operation({
    id: 'figures.rebuild',
    method: 'POST',
    path: '/api/v1/figures/rebuild',
    tag: 'metrics',
    summary: 'Make the figures of an office by month again from the record',
    command: { words: 'figures rebuild', example: '--office lahore', done: 'to be made again' },
    body: z.strictObject({ officeId }),
    answers: { 200: z.object({ months: z.int().describe('Months of each kind that are due now') }) },
    errors: ['not-found'],
  }),
}
