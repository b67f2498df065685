import { z } from 'zod'
import { dateOrders } from '../../core/time/date-order.ts'
import { officeId, yesOrNo } from './fields.ts'
import { importReport } from './import-report.ts'
import { severalOf } from './several.ts'

const columnOfHeading = z
  .string()
  .regex(/^[^=]{1,120}=[^=]{1,60}$/, 'must be a heading and a column with "=" between them')

const counted = z.object({ entries: z.int(), total: z.int() })

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
    dateOrder: z
      .enum(dateOrders)
      .optional()
      .describe(
        'Of dates whose year comes last, such as 05/08/2026; without it, those that can be two days are refused',
      ),
    replace: yesOrNo
      .optional()
      .describe('End the rows of the source, in the months of the file, that the file does not hold'),
    dryRun: yesOrNo.optional().describe('Only say what the import would do'),
    column: severalOf(columnOfHeading, 60)
      .optional()
      .describe('Which column a heading of your own is, such as "Tehsil=place" or "Remarks=leave-out"'),
  }),
  body: { file: 'any' },
  answers: {
    200: z.object({
      importId: z.string().nullable().describe('Null for a dry run'),
      added: z.int(),
      known: z.int().describe('Rows that were here before, from the same source, or that a person withdrew'),
      ended: z.int().describe('Rows of the source that the file replaced'),
      kept: z
        .int()
        .describe('Rows of before that stay, because the row that was to replace them was refused'),
      refused: z.int(),
      months: z
        .array(z.object({ officeId: z.string(), month: z.string(), before: counted, after: counted }))
        .describe('The open months of the file, of all sources; total is participants or enquiries'),
      unfamiliar: z
        .array(z.string())
        .describe(
          'Words that no list has: they came in as they are, and wait to be placed or merged (`log-words`)',
        ),
      ...importReport,
    }),
  },
  errors: ['not-found', 'conflict', 'too-costly'],
  idempotent: true,
} as const
