import { z } from 'zod'
import { moment, officeId } from './parts/fields.ts'

export const auditQuery = z.strictObject({
  officeId: officeId.optional(),
  subjectId: z.string().max(64).optional(),
  before: z.coerce.number().int().min(1).optional().describe('Only entries before this number'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})
export const auditAnswer = z.object({
  entries: z.array(
    z.object({
      seq: z.int(),
      at: moment,
      actor: z.string(),
      action: z.string(),
      officeId: z.string().nullable(),
      subjectKind: z.string(),
      subjectId: z.string(),
      detail: z.record(z.string(), z.unknown()),
    }),
  ),
})
export const auditVerdict = z.object({
  intact: z.boolean(),
  rows: z.int().describe('How many were read and found right'),
  firstFault: z.int().optional().describe('The first entry that was altered, taken away or put in'),
  problem: z.string().optional().describe('What is wrong'),
})
