import { z } from 'zod'
import { moment, officeId } from '../parts/fields.ts'
import { operation } from '../parts/operation.ts'
import { cursorMeaning, pageOf, pageQuery } from '../parts/page.ts'

const entry = z.object({
  seq: z.int(),
  at: moment,
  actor: z.string().describe('How and who: `session:`, `api-key:` or `system:`, and an id'),
  actorName: z
    .string()
    .nullable()
    .describe('The name of the person today; null where Dateline did it by itself'),
  action: z.string(),
  officeId: z.string().nullable(),
  subjectKind: z.string(),
  subjectId: z.string(),
  detail: z.record(z.string(), z.unknown()),
})

export const audit = {
  list: operation({
    id: 'audit.list',
    method: 'GET',
    path: '/api/v1/audit',
    tag: 'audit',
    summary: 'Who did what, newest first',
    command: {
      words: 'audit list',
      example: '--office lahore',
      columns: ['seq', 'at', 'actorName', 'action', 'officeId', 'subjectId'],
    },
    query: z.strictObject({
      officeId: officeId.optional(),
      subjectId: z.string().max(64).optional(),
      ...pageQuery({ most: 500, usual: 100 }),
      cursor: z.coerce
        .number<number | string>()
        .int()
        .min(1)
        .optional()
        .describe(`${cursorMeaning}, or a number: only entries before it`),
    }),
    answers: { 200: pageOf(entry) },
    errors: ['not-found'],
  }),
  verify: operation({
    id: 'audit.verify',
    method: 'GET',
    path: '/api/v1/audit/verify',
    tag: 'audit',
    summary: 'Whether the log was tampered with',
    command: { words: 'audit verify', example: '' },
    answers: {
      200: z.object({
        intact: z.boolean(),
        rows: z.int().describe('How many were read and found intact'),
        firstFault: z.int().optional().describe('The first entry that was altered, removed or inserted'),
        problem: z.string().optional().describe('What is wrong'),
      }),
    },
    errors: ['not-found'],
  }),
}
