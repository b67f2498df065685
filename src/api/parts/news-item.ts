import { z } from 'zod'
import { byLanguage } from '../../core/languages/language-code.ts'
import { language, moment } from './fields.ts'
import { newsState } from './news-row.ts'

const wording = byLanguage(z.string())

const newsContent = z.object({
  places: z.array(z.string()),
  topics: z.array(z.string()),
  link: z.exactOptional(z.string()),
  projectId: z.exactOptional(z.string()),
  variants: z.array(
    z.object({
      language,
      text: z.string(),
      wordings: z
        .exactOptional(z.record(z.string(), z.string()))
        .describe('Other words for single channels, by channel id'),
    }),
  ),
  media: z.array(
    z.object({
      mediaId: z.string(),
      altText: wording,
      decorative: z.boolean(),
      focus: z
        .exactOptional(z.object({ x: z.number(), y: z.number() }))
        .describe('The point that must be seen, from 0 to 1 from the upper left corner'),
      crops: z
        .exactOptional(z.record(z.string(), z.string()))
        .describe('By network: `whole`, or a shape such as `4:5`'),
    }),
  ),
})

/** Which items, in the query of a list. */
const newsSummary = z.object({
  id: z.string(),
  officeId: z.string(),
  projectId: z.string().nullable(),
  state: newsState,
  revision: z.int(),
  content: newsContent,
  contentHash: z.string().describe('What an approval is bound to'),
  source: z.object({
    kind: z.string(),
    name: z.string(),
    line: z.int().optional(),
    feedId: z.string().optional().describe('The watched feed that brought it'),
    link: z.string().optional().describe('Of its entry in that feed'),
  }),
  createdBy: z.string(),
  createdAt: moment,
  submittedBy: z.string().nullable(),
  assignedTo: z.string().nullable(),
  changedAt: moment,
  archivedAt: moment.nullable(),
})

const approval = z.object({
  id: z.string(),
  contentHash: z.string(),
  submittedBy: z.string(),
  approvedBy: z.string(),
  approvedAt: moment,
})
export const newsDetail = newsSummary.extend({
  returned: z
    .object({ at: moment, by: z.string(), reason: z.string() })
    .optional()
    .describe('Why it came back from review; absent once it is submitted again'),
  people: z.record(z.string(), z.string()).describe('The names of the people whose ids stand anywhere here'),
  revisions: z.array(
    z.object({
      number: z.int(),
      content: newsContent,
      contentHash: z.string(),
      createdBy: z.string(),
      createdAt: moment,
      savedAt: moment.describe('The last of the saves that it holds'),
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

export const savedAnswer = z.object({
  newsItemId: z.string(),
  revision: z.int(),
  contentHash: z.string(),
  savedAt: moment,
})

const part = z.object({ kind: z.enum(['same', 'removed', 'added']), text: z.string() })
export const textChange = z.object({
  language,
  kind: z.enum(['added', 'removed', 'changed']),
  parts: z.array(part),
})
