import { z } from 'zod'
import { revisionContentSchema } from '../../core/news-content.ts'
import { longestReason } from '../../core/text/longest-reason.ts'
import { byId, day, done, language, moment, named, officeId, personId } from '../parts/fields.ts'

import { importForm } from '../parts/import-form.ts'
import { importReport } from '../parts/import-report.ts'
import { newsDetail, savedAnswer, textChange } from '../parts/news-item.ts'
import { newsRow, newsState } from '../parts/news-row.ts'
import { operation } from '../parts/operation.ts'
import { cursorMeaning, pageOf, pageQuery } from '../parts/page.ts'
import { scheduledPost } from '../parts/scheduled-post.ts'
import { severalOf } from '../parts/several.ts'

const importedItem = z.object({
  newsItemId: z.string().optional().describe('Absent in a dry run for what is not here yet'),
  officeId: z.string(),
  places: z.array(z.string()),
  languages: z.array(language),
  topics: z.array(z.string()),
  line: z.int(),
})

const newsFilter = {
  q: z
    .string()
    .max(500)
    .optional()
    .describe(
      'Words of the texts, places, alt texts and links; each must be found, as the beginning of a word',
    ),
  officeId: severalOf(officeId).optional(),
  topic: z.string().min(1).max(100).optional(),
  projectId: z.string().min(1).max(100).optional(),
  language: language.optional(),
  createdBy: personId.optional(),
  assignedTo: personId.optional(),
  from: day.optional().describe("Created on this day or later, in the office's time zone"),
  to: day.optional().describe("Created on this day or earlier, in the office's time zone"),
}

export const news = {
  import: operation({
    id: 'news.import',
    method: 'POST',
    path: '/api/v1/news/import',
    tag: 'news',
    summary: 'Import a file: plain text, CSV, JSON, RSS or Atom, Markdown',
    command: { words: 'news import', handWritten: true },
    // The text of the file is the body as it is, so what is known of it stands in the address.
    query: z.strictObject({
      name: z
        .string()
        .min(1)
        .max(200)
        .default('standard input')
        .describe('The name of the file, for messages'),
      form: importForm.optional().describe('Detected from name or content if omitted'),
      language: language.optional(),
      officeId: officeId.optional().describe('The office of records whose dateline names no known place'),
      projectId: z.string().max(100).optional(),
      dryRun: z
        .enum(['yes', 'no'])
        .default('no')
        .describe('Only say what would become of each record; nothing is written'),
    }),
    body: { file: 'any' },
    answers: {
      200: z.object({
        importId: z.string().optional().describe('By which it can be undone; absent where nothing came in'),
        added: z.array(importedItem),
        already: z.array(importedItem).describe('Those that were here before'),
        ...importReport,
      }),
    },
    errors: ['not-found', 'conflict', 'too-costly'],
    idempotent: true,
  }),
  list: operation({
    id: 'news.list',
    method: 'GET',
    path: '/api/v1/news',
    tag: 'news',
    summary: 'Find news items: by words, office, state, topic, project, language, person or day',
    description:
      'Rows are light: places, the first words, states, people and times, and no whole text. Archived items are listed only when asked for.',
    command: {
      words: 'news list',
      example: '--q visa --office lahore --state in_review',
      columns: ['id', 'state', 'officeId', 'createdAt', 'languages', 'places', 'beginning.text'],
    },
    query: z.strictObject({
      ...newsFilter,
      state: severalOf(newsState).optional(),
      waitingForMe: z
        .enum(['yes', 'no'])
        .default('no')
        .describe('What you may approve and had no part in; drafts assigned to you; yours that came back'),
      archived: z.enum(['no', 'only', 'any']).default('no'),
      sort: z.enum(['newest', 'oldest', 'changed']).default('newest'),
      ...pageQuery({ most: 100, usual: 50 }),
    }),
    answers: { 200: pageOf(newsRow) },
    errors: ['not-found'],
  }),
  count: operation({
    id: 'news.count',
    method: 'GET',
    path: '/api/v1/news/counts',
    tag: 'news',
    summary: 'How many news items there are in each state, by the filter of the list',
    command: { words: 'news count', example: '--office lahore' },
    query: z.strictObject(newsFilter),
    answers: {
      200: z.object({
        draft: z.int(),
        in_review: z.int(),
        approved: z.int(),
        archived: z.int().describe('These are counted in no other state'),
        waitingForMe: z.int(),
      }),
    },
    errors: ['not-found'],
  }),
  create: operation({
    id: 'news.create',
    method: 'POST',
    path: '/api/v1/news',
    tag: 'news',
    summary: 'Create a news item as a draft',
    command: {
      words: 'news create',
      example:
        "--office lahore --content.places Lahore --content.topics visas --content.variants 'language=en,text=Lahore: a counselling day, free of charge.'",
    },
    body: z.strictObject({ officeId, content: revisionContentSchema }),
    answers: { 201: savedAnswer },
    errors: ['not-found', 'conflict'],
    idempotent: true,
  }),
  show: operation({
    id: 'news.show',
    method: 'GET',
    path: '/api/v1/news/:id',
    tag: 'news',
    summary: 'One news item with its revisions, approvals and trail',
    command: { words: 'news show', example: '0199a1b2-0000-7000-8000-000000000000' },
    params: byId,
    answers: { 200: newsDetail },
    errors: ['not-found'],
  }),
  revise: operation({
    id: 'news.revise',
    method: 'PUT',
    path: '/api/v1/news/:id',
    tag: 'news',
    summary: 'Save the content of a news item; it becomes a draft again',
    command: { words: 'news revise', example: '0199a1b2-0000-7000-8000-000000000000 --from-file item.json' },
    description:
      "A person's saves within ten minutes are one revision, while it is a draft that was never submitted and no other person saves. Where someone else saved in between, the answer is 409 `edited-meanwhile` with `current`: the revision that is there now, its content, who saved it and when.",
    params: byId,
    body: z.strictObject({
      expectedRevision: z.int().min(1).describe('The revision that you began from'),
      expectedHash: z
        .string()
        .regex(/^[0-9a-f]{64}$/, 'must be the contentHash of the save you began from')
        .optional()
        .describe('Its contentHash: tells two windows of one person apart'),
      content: revisionContentSchema,
    }),
    answers: { 200: savedAnswer },
    errors: ['not-found', 'conflict'],
  }),
  duplicate: operation({
    id: 'news.duplicate',
    method: 'POST',
    path: '/api/v1/news/:id/duplicate',
    tag: 'news',
    summary: 'Make a new draft with the texts, facts and files of an item; its source is that item',
    command: { words: 'news duplicate', example: '0199a1b2-0000-7000-8000-000000000000 --office lahore' },
    params: byId,
    body: z.strictObject({ officeId: officeId.optional().describe('That of the original if omitted') }),
    answers: { 201: savedAnswer },
    errors: ['not-found', 'conflict'],
    idempotent: true,
  }),
  archive: operation({
    id: 'news.archive',
    method: 'POST',
    path: '/api/v1/news/:id/archive',
    tag: 'news',
    summary: 'Take an item off the lists; refused while posts of it may still go out, which the answer lists',
    command: {
      words: 'news archive',
      example: '0199a1b2-0000-7000-8000-000000000000',
      several: true,
      done: 'archived',
    },
    description: 'It is a draft then, and an approval it had is revoked. What is published stays published.',
    params: byId,
    answers: { 200: done },
    errors: ['not-found', 'conflict'],
  }),
  restore: operation({
    id: 'news.restore',
    method: 'POST',
    path: '/api/v1/news/:id/restore',
    tag: 'news',
    summary: 'Put an archived item back on the lists, as a draft',
    command: {
      words: 'news restore',
      example: '0199a1b2-0000-7000-8000-000000000000',
      several: true,
      done: 'restored',
    },
    params: byId,
    answers: { 200: done },
    errors: ['not-found', 'conflict'],
  }),
  assign: operation({
    id: 'news.assign',
    method: 'PUT',
    path: '/api/v1/news/:id/assignee',
    tag: 'news',
    summary: 'Assign an item to a person, who is notified',
    command: {
      words: 'news assign',
      example: '0199a1b2-0000-7000-8000-000000000000 --person 0199a1b2-0000-7000-8000-000000000001',
      done: 'assigned',
    },
    params: byId,
    body: z.strictObject({
      personId: personId.nullable().describe('Someone who may write news of the office; null: unassigned'),
    }),
    answers: { 200: done },
    errors: ['not-found', 'conflict'],
  }),
  listRevisions: operation({
    id: 'news.listRevisions',
    method: 'GET',
    path: '/api/v1/news/:id/revisions',
    tag: 'news',
    summary: 'The history of an item: its revisions without their texts, newest first',
    command: {
      words: 'news history',
      example: '0199a1b2-0000-7000-8000-000000000000',
      columns: ['number', 'savedAt', 'createdBy.name', 'contentHash'],
    },
    params: byId,
    query: z.strictObject({
      ...pageQuery({ most: 100, usual: 50 }),
      cursor: z.coerce
        .number<number | string>()
        .int()
        .min(1)
        .max(2_147_483_647)
        .optional()
        .describe(cursorMeaning),
    }),
    answers: {
      200: pageOf(
        z.object({
          number: z.int(),
          contentHash: z.string(),
          createdBy: named,
          createdAt: moment.describe('The first of the saves that it holds'),
          savedAt: moment.describe('The last of them'),
          submittedBy: z.array(named),
          approvals: z.array(
            z.object({
              by: named,
              at: moment,
              revokedAt: moment.nullable(),
              revokedReason: z.string().nullable(),
            }),
          ),
        }),
      ),
    },
    errors: ['not-found'],
  }),
  compare: operation({
    id: 'news.compare',
    method: 'GET',
    path: '/api/v1/news/:id/changes',
    tag: 'news',
    summary: 'What changed between two revisions, word by word in each variant, and in each fact',
    command: { words: 'news changes', example: '0199a1b2-0000-7000-8000-000000000000 --from 1 --to 2' },
    description:
      'What is not named is the same in both. Texts that differ in more than some hundred words are shown as replaced.',
    params: byId,
    query: z.strictObject({
      from: z.coerce.number<number | string>().int().min(1).max(1_000_000).describe('Number of a revision'),
      to: z.coerce
        .number<number | string>()
        .int()
        .min(1)
        .max(1_000_000)
        .describe('Number of another revision'),
    }),
    answers: {
      200: z.object({
        from: z.int(),
        to: z.int(),
        texts: z.array(textChange),
        media: z.array(
          z.object({
            mediaId: z.string(),
            kind: z.enum(['added', 'removed', 'changed']),
            altTexts: z.array(textChange),
          }),
        ),
        facts: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
      }),
    },
    errors: ['not-found'],
  }),
  submit: operation({
    id: 'news.submit',
    method: 'POST',
    path: '/api/v1/news/:id/submit',
    tag: 'news',
    summary: 'Submit a draft for review',
    command: { words: 'news submit', example: '0199a1b2-0000-7000-8000-000000000000', several: true },
    params: byId,
    answers: { 200: z.object({ newsItemId: z.string(), contentHash: z.string() }) },
    errors: ['not-found', 'conflict'],
  }),
  listApprovers: operation({
    id: 'news.listApprovers',
    method: 'GET',
    path: '/api/v1/news/:id/approvers',
    tag: 'news',
    summary: 'Whose role may approve an item, and what keeps each of them from being its second person',
    command: {
      words: 'news approvers',
      example: '0199a1b2-0000-7000-8000-000000000000',
      columns: ['id', 'name', 'hindrance', 'openedBy.name'],
    },
    params: byId,
    query: z.strictObject(pageQuery({ most: 500, usual: 100 })),
    answers: {
      200: pageOf(
        z.object({
          id: z.string(),
          name: z.string(),
          hindrance: z
            .enum(['took-part', 'account-opened'])
            .nullable()
            .describe('null: they may approve it. Those who may come first'),
          openedBy: named.nullable().describe('Who took part in the item and opened their account'),
        }),
      ),
    },
    errors: ['not-found'],
  }),
  approve: operation({
    id: 'news.approve',
    method: 'POST',
    path: '/api/v1/news/:id/approve',
    tag: 'news',
    summary: 'Approve exactly this content; by a signed-in person only',
    command: {
      words: 'news approve',
      example:
        '0199a1b2-0000-7000-8000-000000000000 --content-hash abababababababababababababababababababababababababababababababab',
    },
    params: byId,
    body: z.strictObject({
      contentHash: z
        .string()
        .regex(/^[0-9a-f]{64}$/, 'must be the contentHash of the revision you looked at'),
    }),
    answers: {
      200: z.object({
        approvalId: z.string(),
        newsItemId: z.string(),
        contentHash: z.string(),
        submittedBy: z.string(),
        approvedBy: z.string(),
        posts: z.array(scheduledPost).describe('What was scheduled of the posts that were chosen before'),
        needsTime: z
          .array(
            z.object({
              intendedPostId: z.string(),
              channelId: z.string(),
              handle: z.string(),
              at: z.string().nullable(),
              code: z.string(),
              reason: z.string(),
            }),
          )
          .describe('Chosen posts that a person must give another time'),
      }),
    },
    errors: ['not-found', 'conflict'],
  }),
  withdraw: operation({
    id: 'news.withdraw',
    method: 'POST',
    path: '/api/v1/news/:id/withdraw',
    tag: 'news',
    summary: 'Take an item out of review; it is a draft again',
    command: {
      words: 'news withdraw',
      example: '0199a1b2-0000-7000-8000-000000000000',
      several: true,
      done: 'draft',
    },
    params: byId,
    answers: { 200: done },
    errors: ['not-found', 'conflict'],
  }),
  return: operation({
    id: 'news.return',
    method: 'POST',
    path: '/api/v1/news/:id/return',
    tag: 'news',
    summary: 'Return it as a draft, with a reason; an approval is revoked',
    command: {
      words: 'news return',
      example: '0199a1b2-0000-7000-8000-000000000000 --reason "The date is missing."',
      done: 'draft',
    },
    params: byId,
    body: z.strictObject({ reason: z.string().min(1).max(longestReason) }),
    answers: { 200: done },
    errors: ['not-found', 'conflict'],
  }),
}
