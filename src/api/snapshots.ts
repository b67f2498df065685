import { z } from 'zod'
import { day, moment, officeId } from './parts/fields.ts'

export const freezeBody = z.strictObject({
  officeIds: z.array(officeId).min(1).max(200),
  from: day.describe('Local day of each office, included'),
  to: day.describe('Local day of each office, included'),
  soFar: z
    .boolean()
    .optional()
    .describe('Take a period that is not over up to today, and say so on what is drawn of it'),
  sandbox: z
    .boolean()
    .optional()
    .describe('Practice figures, or live ones; by default practice while the sandbox networks are in use'),
})
export const snapshotSummary = z.object({
  id: z.string(),
  officeIds: z.array(z.string()),
  from: z.string(),
  to: z.string(),
  contentHash: z.string(),
  sandbox: z.boolean(),
  frozenBy: z.string(),
  frozenAt: moment,
})
const figures = z.looseObject({ version: z.int(), sandbox: z.boolean() }).describe('docs/indicators.md')
export const frozenAnswer = z.object({ id: z.string(), contentHash: z.string(), figures })
export const snapshotsAnswer = z.object({ snapshots: z.array(snapshotSummary) })
export const snapshotAnswer = snapshotSummary.extend({ figures })
