import { z } from 'zod'
import { day, id, moment, month, named, officeId } from './fields.ts'
import { cursorMeaning, pageQuery } from './page.ts'
import { severalOf } from './several.ts'
import { world } from './world.ts'

/** Which entries of the log, in the query of a list. */
export const entryQuery = z.strictObject({
  officeId: severalOf(officeId, 200).optional().describe('Office ids with commas between them'),
  month: month.optional().describe('In place of from and to'),
  from: day.optional().describe('Local day of each office, included'),
  to: day.optional().describe('Local day of each office, included'),
  createdBy: z.string().min(1).max(64).optional().describe('Id of the person who wrote it'),
  importId: id.optional(),
  state: z.enum(['counting', 'withdrawn']).default('counting'),
  world,
  asOf: moment.optional().describe('As the log stood at this moment'),
  ...pageQuery({ most: 500, usual: 100 }),
  cursor: z.string().min(1).max(60).optional().describe(cursorMeaning),
})

/** What every version of an entry has, in answers. */
export const versionFields = {
  entryId: z.string(),
  version: z.int(),
  officeId: z.string(),
  projectId: z.string().nullable(),
  practice: z.boolean(),
  source: z.string().nullable().describe('Whose sheet it came from; null for what was typed in'),
  importId: z.string().nullable(),
  createdBy: named,
  createdAt: moment,
  ended: z
    .object({
      at: moment,
      by: named,
      how: z.enum(['corrected', 'withdrawn', 'replaced', 'undone']),
      reason: z.string().nullable(),
    })
    .nullable()
    .describe('How it came to count no more'),
}

/** What a correction says beside the entry itself. */
export const replacing = {
  replaces: z
    .int()
    .min(0)
    .default(0)
    .describe(
      'The version that you saw and replace; 0 for a new entry. An entry that is withdrawn counts again',
    ),
  reason: z.string().max(300).optional().describe('Why it is corrected'),
}

export const withdrawal = z.strictObject({ reason: z.string().min(1).max(300) })

export const changeErrors = [
  'not-found',
  'conflict',
  'version-behind',
  'month-closed',
  'entry-other-world',
  'entry-withdrawn',
] as const
