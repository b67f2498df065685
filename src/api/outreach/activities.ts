import { z } from 'zod'
import { byId, day, done, officeId, slug } from '../parts/fields.ts'
import { changeErrors, entryQuery, replacing, versionFields, withdrawal } from '../parts/log-entry.ts'
import { logImport } from '../parts/log-import.ts'
import { logTemplate } from '../parts/log-template.ts'
import { operation } from '../parts/operation.ts'
import { pageOf, pageQuery } from '../parts/page.ts'

const byAge = z
  .record(z.string(), z.int().min(0))
  .describe('Participants by age band, such as "18-24" or "unknown"')
const participants = z.strictObject({
  women: byAge.exactOptional(),
  men: byAge.exactOptional(),
  other: byAge.exactOptional(),
  unknown: byAge.exactOptional(),
})
const audienceBasis = z.enum(['organiser', 'broadcaster', 'sample-count', 'survey', 'not-noted'])
const quiz = z.strictObject({ before: z.number(), after: z.number(), people: z.int() })
const satisfaction = z.strictObject({ asked: z.int(), satisfied: z.int() })

const activityFields = {
  officeId,
  heldOn: day,
  kind: z.string().describe('One short word, such as "session" or "radio-programme"'),
  place: z.string(),
  partner: z.string().optional(),
  participants: participants.optional(),
  estimatedAudience: z.int().min(0).optional().describe('An estimate is never added to participants'),
  audienceBasis: audienceBasis.optional().describe('How the estimate was made'),
  materials: z.int().min(0).optional(),
  topic: z.string().optional(),
  language: z.string().optional(),
  projectId: slug.optional().describe('What funds it'),
  quiz: quiz.optional().describe('Means in percent, of at least two people'),
  satisfaction: satisfaction.optional(),
  referrals: z.int().min(0).optional().describe('People referred to another service'),
}

const activity = z.object({
  ...versionFields,
  heldOn: z.string(),
  kind: z.string(),
  place: z.string(),
  partner: z.string().nullable(),
  participants: z.partialRecord(z.enum(['women', 'men', 'other', 'unknown']), z.record(z.string(), z.int())),
  estimatedAudience: z.int().nullable(),
  audienceBasis: audienceBasis.nullable(),
  materials: z.int().nullable(),
  topic: z.string().nullable(),
  language: z.string().nullable(),
  quiz: z.object(quiz.shape).nullable(),
  satisfaction: z.object(satisfaction.shape).nullable(),
  referrals: z.int().nullable(),
})

/** Offline outreach. Days are local days of the office. */
export const activities = {
  list: operation({
    id: 'activities.list',
    method: 'GET',
    path: '/api/v1/activities',
    tag: 'outreach',
    summary: 'Activities of the log, newest day first',
    command: {
      words: 'activities list',
      example: '--office lahore --month 2026-08',
      columns: ['entryId', 'version', 'heldOn', 'kind', 'place', 'participants', 'createdBy.name'],
    },
    query: entryQuery.extend({
      kind: z.string().min(1).max(60).optional().describe('Such as "community"'),
      q: z
        .string()
        .trim()
        .min(1)
        .max(120)
        .optional()
        .describe('Words of the place, the partner or the topic'),
    }),
    answers: { 200: pageOf(activity) },
    errors: ['not-found'],
  }),
  log: operation({
    id: 'activities.log',
    method: 'POST',
    path: '/api/v1/activities',
    tag: 'outreach',
    summary: 'Log one activity',
    command: {
      words: 'activities log',
      example:
        '--office lahore --held-on 2026-11-23 --kind session --place Lahore --participants.women 18-24=3',
      done: 'logged',
    },
    body: z.strictObject(activityFields),
    answers: { 201: done.extend({ entryId: z.string() }) },
    errors: ['not-found', 'month-closed'],
    idempotent: true,
  }),
  put: operation({
    id: 'activities.put',
    method: 'PUT',
    path: '/api/v1/activities/:id',
    tag: 'outreach',
    summary: 'Correct an activity, or log one under an id of your own',
    command: {
      words: 'activities correct',
      example:
        '0199a1b2-0000-7000-8000-000000000000 --office lahore --held-on 2026-11-23 --kind session --place Lahore --replaces 1',
      columns: ['entryId', 'version', 'heldOn', 'kind', 'place'],
    },
    description:
      'The whole entry is given. The version that it replaces stays in the history. If another came first, the answer is 409 with the `entry` as it is now. The same request once more changes nothing.',
    params: byId,
    body: z.strictObject({ ...activityFields, ...replacing }),
    answers: { 200: activity },
    errors: [...changeErrors],
  }),
  withdraw: operation({
    id: 'activities.withdraw',
    method: 'POST',
    path: '/api/v1/activities/:id/withdraw',
    tag: 'outreach',
    summary: 'Withdraw an activity: it no longer counts, and stays in the history',
    command: {
      words: 'activities withdraw',
      example: '0199a1b2-0000-7000-8000-000000000000 --reason "Logged twice"',
      columns: ['entryId', 'version', 'heldOn', 'kind', 'place'],
    },
    params: byId,
    body: withdrawal,
    answers: { 200: activity },
    errors: [...changeErrors],
    idempotent: true,
  }),
  history: operation({
    id: 'activities.history',
    method: 'GET',
    path: '/api/v1/activities/:id/history',
    tag: 'outreach',
    summary: 'Every version of an activity, the first one first',
    command: {
      words: 'activities history',
      example: '0199a1b2-0000-7000-8000-000000000000',
      columns: ['version', 'createdAt', 'createdBy.name', 'kind', 'place', 'ended.how', 'ended.by.name'],
    },
    params: byId,
    query: z.strictObject(pageQuery({ most: 500, usual: 100 })),
    answers: { 200: pageOf(activity) },
    errors: ['not-found'],
  }),
  template: operation({
    ...logTemplate,
    id: 'activities.template',
    path: '/api/v1/activities/template',
    summary: 'An empty file for activities, in a language, to fill in and import',
    command: {
      words: 'activities template',
      example: '--office lahore --language ur --out activities.xlsx',
    },
  }),
  import: operation({
    ...logImport,
    id: 'activities.import',
    path: '/api/v1/activities/import',
    summary: 'Import activities from CSV or a workbook',
    command: { words: 'activities import', handWritten: true },
  }),
}
