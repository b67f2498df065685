import { z } from 'zod'
import { language, moment, named } from './fields.ts'

export const newsState = z.enum(['draft', 'in_review', 'approved'])

/** An item as lists show it. */
export const newsRow = z.object({
  id: z.string(),
  officeId: z.string(),
  projectId: z.string().nullable(),
  state: newsState,
  revision: z.int(),
  places: z.array(z.string()),
  topics: z.array(z.string()),
  languages: z.array(language),
  beginning: z
    .object({ language, text: z.string(), places: z.array(z.string()).describe('As this text names them') })
    .nullable()
    .describe('How the text begins, without its dateline; in the language asked for, or the first'),
  mediaId: z.string().nullable().describe('The first of its files'),
  createdBy: named,
  submittedBy: named.nullable(),
  assignedTo: named.nullable(),
  returned: z
    .object({ at: moment, by: named, reason: z.string() })
    .nullable()
    .describe('Why it came back from review; null once it is submitted again'),
  createdAt: moment,
  changedAt: moment.describe('When its content, its state or its assignment last changed'),
  archivedAt: moment.nullable(),
  nextDueAt: moment.nullable().describe('When the next of its posts is due'),
  comments: z.object({ open: z.int(), all: z.int() }),
})
