import { z } from 'zod'
import { officeId } from './fields.ts'
import { importReport } from './import-report.ts'

/** Importing rows of the outreach log, activities and enquiries alike. */
export const logImport = {
  method: 'POST',
  tag: 'outreach',
  query: z.strictObject({
    name: z.string().min(1).max(200).default('standard input'),
    officeId: officeId.optional().describe('For files without an office column'),
    source: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .optional()
      .describe('Whose sheet it is, by default the name; equal rows of two sources both count'),
  }),
  body: { file: 'any' },
  answers: {
    200: z.object({
      added: z.int(),
      known: z.int().describe('Rows that were here before, from the same source'),
      unfamiliar: z.array(z.string()).describe('Words outside the usual list; they came in as they are'),
      ...importReport,
    }),
  },
  errors: ['not-found', 'conflict', 'too-costly'],
  idempotent: true,
} as const
