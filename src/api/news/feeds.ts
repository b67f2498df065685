import { z } from 'zod'
import { byId, done, id, language, moment, named, officeId } from '../parts/fields.ts'
import { operation } from '../parts/operation.ts'
import { pageOf, pageQuery } from '../parts/page.ts'

const address = z
  .string()
  .min(1)
  .max(2_000)
  .describe('Where the feed is read: RSS or Atom, https:// or http://, at a public address, open to all')
const intervalMinutes = z
  .int()
  .min(15)
  .max(10_080)
  .describe(
    'How often it is checked, in minutes: every 15 minutes to once a week; a feed may ask for less often',
  )
const topics = z
  .array(z.string().min(1).max(100))
  .max(10)
  .describe('The topics of its drafts; suggested from their text where there are none')
const importNewest = z
  .int()
  .min(0)
  .max(50)
  .default(5)
  .describe(
    'How many of the newest entries become drafts at once; the others that are there already never do',
  )
const languageOfDrafts = language.describe(
  'The language of its entries; detected from their text when absent',
)

const feed = z.object({
  id,
  officeId: z.string(),
  address: z.string(),
  title: z.string().nullable().describe('As the feed calls itself'),
  state: z.enum(['working', 'failing', 'paused']),
  intervalMinutes: z.int(),
  language: language.nullable().describe('Null: detected from the text of each entry'),
  topics: z.array(z.string()),
  addedBy: named,
  addedAt: moment,
  chosenBy: named.describe('Who gave it its address; another person must approve what comes of it'),
  paused: z.object({ at: moment, by: named }).nullable(),
  lastCheck: z
    .object({ at: moment, drafts: z.int().nullable().describe('New drafts; null where the check failed') })
    .nullable(),
  lastEntry: z
    .object({ at: moment, title: z.string(), link: z.string().nullable(), newsItemId: z.string().nullable() })
    .nullable()
    .describe('The newest that was found, and when'),
  fault: z
    .object({
      since: moment,
      failures: z.int().describe('One after another'),
      code: z.string(),
      reason: z.string(),
      isReported: z.boolean().describe('Its office was notified, after a day of failures'),
    })
    .nullable(),
  nextCheckAt: moment.nullable().describe('Null while it is paused'),
  movedTo: z.string().nullable().describe('Where its address leads for good, as its server says'),
  timeZone: z.string().describe('Of its office'),
})

const entry = z.object({
  key: z.string(),
  title: z.string(),
  link: z.string().nullable(),
  outcome: z
    .enum(['draft', 'known', 'older', 'unusable'])
    .describe(
      '`known`: the office had the same words already; `older`: passed over when the feed was added; `unusable`: see `reason`',
    ),
  reason: z.string().nullable(),
  newsItemId: z.string().nullable().describe('Null where there is none, or it was deleted'),
  seenAt: moment,
  changedAt: moment
    .nullable()
    .describe('When the feed was last found to have other words for it; the draft keeps the first ones'),
})

const drafts = z.array(z.string()).describe('The ids of the new drafts')
const firstEntries = {
  drafts,
  older: z.int().describe('Entries that were passed over, as they are older'),
}
/** Why an address cannot be watched; each has its own code. */
const refusals = ['not-found', 'conflict', 'too-costly', 'too-large'] as const

export const feeds = {
  list: operation({
    id: 'feeds.list',
    method: 'GET',
    path: '/api/v1/feeds',
    tag: 'feeds',
    summary: 'The feeds that offices watch',
    command: {
      words: 'feeds list',
      example: '--office lahore',
      columns: ['id', 'officeId', 'state', 'title', 'lastCheck.at', 'nextCheckAt', 'fault.reason'],
    },
    query: z.strictObject({
      officeId: officeId.optional(),
      state: z.enum(['working', 'failing', 'paused']).optional(),
      ...pageQuery({ most: 500, usual: 100 }),
    }),
    answers: { 200: pageOf(feed) },
    errors: ['not-found'],
  }),
  add: operation({
    id: 'feeds.add',
    method: 'POST',
    path: '/api/v1/feeds',
    tag: 'feeds',
    summary: 'Watch a feed: it is read once, and each new entry becomes a draft',
    description:
      'Nothing is kept of an address that cannot be read; the error says why. An address that the office watched before goes on where it was.',
    command: {
      words: 'feeds add',
      example:
        '--office lahore --address https://news.example.org/rss.xml --topics visas-permits --import-newest 3',
    },
    body: z.strictObject({
      officeId,
      address,
      intervalMinutes: intervalMinutes.default(60),
      language: languageOfDrafts.optional(),
      topics: topics.default([]),
      importNewest,
    }),
    answers: { 201: z.object({ feed, ...firstEntries }) },
    errors: refusals,
    idempotent: true,
  }),
  show: operation({
    id: 'feeds.show',
    method: 'GET',
    path: '/api/v1/feeds/:id',
    tag: 'feeds',
    summary: 'One feed: its last check, last entry and last fault, and when it is checked next',
    command: { words: 'feeds show', example: '0199a1b2-0000-7000-8000-000000000000' },
    params: byId,
    answers: { 200: feed },
    errors: ['not-found'],
  }),
  listEntries: operation({
    id: 'feeds.listEntries',
    method: 'GET',
    path: '/api/v1/feeds/:id/entries',
    tag: 'feeds',
    summary: 'The entries that a feed has had, newest first, and what became of each',
    command: {
      words: 'feeds entries',
      example: '0199a1b2-0000-7000-8000-000000000000',
      columns: ['seenAt', 'outcome', 'title', 'newsItemId', 'changedAt', 'reason'],
    },
    params: byId,
    query: z.strictObject(pageQuery({ most: 200, usual: 50 })),
    answers: { 200: pageOf(entry) },
    errors: ['not-found'],
  }),
  edit: operation({
    id: 'feeds.edit',
    method: 'PATCH',
    path: '/api/v1/feeds/:id',
    tag: 'feeds',
    summary: 'Edit how a feed is watched, pause or resume it',
    description:
      'What is absent stays as it is. Another address is read once first, as when a feed is added; `importNewest` counts only then.',
    command: {
      words: 'feeds edit',
      example: '0199a1b2-0000-7000-8000-000000000000 --interval-minutes 240',
    },
    params: byId,
    body: z.strictObject({
      address: address.optional(),
      intervalMinutes: intervalMinutes.optional(),
      language: languageOfDrafts.nullable().optional(),
      topics: topics.optional(),
      isPaused: z.boolean().optional(),
      importNewest,
    }),
    answers: { 200: z.object({ feed, ...firstEntries }) },
    errors: refusals,
  }),
  check: operation({
    id: 'feeds.check',
    method: 'POST',
    path: '/api/v1/feeds/:id/check',
    tag: 'feeds',
    summary: 'Check a feed now; what fails is in the answer',
    command: { words: 'feeds check', example: '0199a1b2-0000-7000-8000-000000000000' },
    params: byId,
    answers: {
      200: z.object({
        feed,
        drafts,
        repeated: z.boolean().describe('It was read within the last minute, and was not read again'),
      }),
    },
    errors: ['not-found', 'conflict'],
  }),
  remove: operation({
    id: 'feeds.remove',
    method: 'DELETE',
    path: '/api/v1/feeds/:id',
    tag: 'feeds',
    summary: 'Stop watching a feed; its drafts stay',
    command: { words: 'feeds remove', example: '0199a1b2-0000-7000-8000-000000000000', done: 'removed' },
    params: byId,
    answers: { 200: done },
    errors: ['not-found'],
  }),
}
