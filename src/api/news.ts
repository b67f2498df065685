import { z } from 'zod'
import { byLanguage } from '../core/languages/language-code.ts'
import { longestReason } from '../core/longest-reason.ts'
import { noteCodes } from '../core/note.ts'
import { id, language, moment, officeId } from './parts/fields.ts'

export const newsState = z.enum(['draft', 'in_review', 'approved'])
export const importForm = z.enum(['text', 'csv', 'json', 'feed', 'markdown'])
const wording = byLanguage(z.string())

/** The text of a file lies in the body as it is, so what is known of it stands in the address. */
export const importQuery = z.strictObject({
  name: z.string().min(1).max(200).default('standard input').describe('The name of the file, for messages'),
  form: importForm.optional().describe('Told by the name or the content when absent'),
  language: language.optional(),
  officeId: officeId.optional().describe('The office of records whose dateline names no known place'),
  projectId: z.string().max(100).optional(),
})

const importedItem = z.object({
  newsItemId: z.string(),
  officeId: z.string(),
  places: z.array(z.string()),
  languages: z.array(language),
  topics: z.array(z.string()),
  line: z.int(),
})
export const importFault = z.object({ line: z.int(), reason: z.string() })
export const importNote = z.object({
  place: z.string().describe('Such as `line 3, column women`, or `the file`'),
  code: z.enum(noteCodes),
  message: z.string(),
})
const notes = z.array(importNote).describe('What was repaired, guessed or left out on the way in')
export const importAnswer = z.object({
  added: z.array(importedItem),
  already: z.array(importedItem).describe('Those that were here before'),
  faults: z.array(importFault).describe('Records that could not be taken; the others came in'),
  notes,
})

export const newsContent = z.object({
  places: z.array(z.string()),
  topics: z.array(z.string()),
  link: z.string().optional(),
  projectId: z.string().optional(),
  variants: z.array(z.object({ language, text: z.string() })),
  media: z.array(z.object({ mediaId: z.string(), altText: wording, decorative: z.boolean() })),
})

export const newsSummary = z.object({
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
export const newsDetail = newsSummary.extend({
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

export const newsQuery = z.strictObject({
  officeId: officeId.optional(),
  state: newsState.optional(),
  createdBy: z.string().max(64).optional(),
  language: language.optional(),
  cursor: id.optional().describe('The `next` of the page before'),
  limit: z.coerce.number().int().min(1).max(100).optional(),
})
export const newsAnswer = z.object({ items: z.array(newsSummary), next: z.string().optional() })

export const savedAnswer = z.object({ newsItemId: z.string(), revision: z.int(), contentHash: z.string() })
export const submittedAnswer = z.object({ newsItemId: z.string(), contentHash: z.string() })
export const approveBody = z.strictObject({
  contentHash: z.string().regex(/^[0-9a-f]{64}$/, 'must be the contentHash of the revision you looked at'),
})
export const approvedAnswer = z.object({
  approvalId: z.string(),
  newsItemId: z.string(),
  contentHash: z.string(),
  submittedBy: z.string(),
  approvedBy: z.string(),
})
export const returnBody = z.strictObject({ reason: z.string().min(1).max(longestReason) })

export const logImportQuery = z.strictObject({
  name: z.string().min(1).max(200).default('standard input'),
  officeId: officeId.optional().describe('For files without an office column'),
  source: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe('Whose sheet it is, by default the name; equal rows of two sources both count'),
})
export const logImportAnswer = z.object({
  added: z.int(),
  known: z.int().describe('Rows that were here before, from the same source'),
  faults: z.array(importFault),
  unfamiliar: z.array(z.string()).describe('Words outside the usual list; they came in as they are'),
  notes,
})
