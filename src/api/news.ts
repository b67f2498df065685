import { z } from 'zod'
import { byLanguage } from '../core/languages/language-code.ts'
import { longestReason } from '../core/longest-reason.ts'
import { revisionContentSchema } from '../core/revision-content-schema.ts'
import { byId, done, id, language, moment, officeId } from './parts/fields.ts'
import { importReport } from './parts/import-report.ts'
import { operation } from './parts/operation.ts'
import { cursorMeaning, pageOf, pageQuery } from './parts/page.ts'

export const newsState = z.enum(['draft', 'in_review', 'approved'])
export const importForm = z.enum(['text', 'csv', 'json', 'feed', 'markdown'])
const wording = byLanguage(z.string())

const importedItem = z.object({
  newsItemId: z.string(),
  officeId: z.string(),
  places: z.array(z.string()),
  languages: z.array(language),
  topics: z.array(z.string()),
  line: z.int(),
})

const newsContent = z.object({
  places: z.array(z.string()),
  topics: z.array(z.string()),
  link: z.exactOptional(z.string()),
  projectId: z.exactOptional(z.string()),
  variants: z.array(z.object({ language, text: z.string() })),
  media: z.array(z.object({ mediaId: z.string(), altText: wording, decorative: z.boolean() })),
})

const newsSummary = z.object({
  id: z.string(),
  officeId: z.string(),
  projectId: z.string().nullable(),
  state: newsState,
  revision: z.int(),
  content: newsContent,
  contentHash: z.string().describe('What an approval is bound to'),
  source: z.object({ kind: z.string(), name: z.string(), line: z.int().optional() }),
  createdBy: z.string(),
  createdAt: moment,
  submittedBy: z.string().nullable(),
})
export type NewsSummary = z.output<typeof newsSummary>

const approval = z.object({
  id: z.string(),
  contentHash: z.string(),
  submittedBy: z.string(),
  approvedBy: z.string(),
  approvedAt: moment,
})
const newsDetail = newsSummary.extend({
  revisions: z.array(
    z.object({
      number: z.int(),
      content: newsContent,
      contentHash: z.string(),
      createdBy: z.string(),
      createdAt: moment,
    }),
  ),
  approval: approval.optional(),
  approvals: z.array(approval.extend({ revokedAt: moment.nullable(), revokedReason: z.string().nullable() })),
  trail: z.array(
    z.object({
      at: moment,
      actor: z.string(),
      action: z.string(),
      detail: z.record(z.string(), z.unknown()),
    }),
  ),
})

export const savedAnswer = z.object({ newsItemId: z.string(), revision: z.int(), contentHash: z.string() })

export const news = {
  import: operation({
    id: 'news.import',
    method: 'POST',
    path: '/api/v1/news/import',
    tag: 'news',
    summary: 'Import a file: plain text, CSV, JSON, RSS or Atom, Markdown',
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
    }),
    body: { file: 'any' },
    answers: {
      200: z.object({
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
    summary: 'News items, newest first',
    query: z.strictObject({
      officeId: officeId.optional(),
      state: newsState.optional(),
      createdBy: z.string().max(64).optional(),
      language: language.optional(),
      ...pageQuery({ most: 100, usual: 50 }),
      cursor: id.optional().describe(cursorMeaning),
    }),
    answers: { 200: pageOf(newsSummary) },
    errors: ['not-found'],
  }),
  create: operation({
    id: 'news.create',
    method: 'POST',
    path: '/api/v1/news',
    tag: 'news',
    summary: 'Create a news item as a draft',
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
    params: byId,
    answers: { 200: newsDetail },
    errors: ['not-found'],
  }),
  revise: operation({
    id: 'news.revise',
    method: 'PUT',
    path: '/api/v1/news/:id',
    tag: 'news',
    summary: 'Save a new revision; the item is a draft again',
    params: byId,
    body: z.strictObject({ revision: z.int().min(1), content: revisionContentSchema }),
    answers: { 200: savedAnswer },
    errors: ['not-found', 'conflict'],
  }),
  submit: operation({
    id: 'news.submit',
    method: 'POST',
    path: '/api/v1/news/:id/submit',
    tag: 'news',
    summary: 'Submit a draft for review',
    params: byId,
    answers: { 200: z.object({ newsItemId: z.string(), contentHash: z.string() }) },
    errors: ['not-found', 'conflict'],
  }),
  approve: operation({
    id: 'news.approve',
    method: 'POST',
    path: '/api/v1/news/:id/approve',
    tag: 'news',
    summary: 'Approve exactly this content; by a signed-in person only',
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
      }),
    },
    errors: ['not-found', 'conflict'],
  }),
  return: operation({
    id: 'news.return',
    method: 'POST',
    path: '/api/v1/news/:id/return',
    tag: 'news',
    summary: 'Return it as a draft, with a reason; an approval is revoked',
    params: byId,
    body: z.strictObject({ reason: z.string().min(1).max(longestReason) }),
    answers: { 200: done },
    errors: ['not-found', 'conflict'],
  }),
}
