import { z } from 'zod'
import { day, done, officeId } from '../parts/fields.ts'
import { logImport } from '../parts/log-import.ts'
import { operation } from '../parts/operation.ts'

const byAge = z
  .record(z.string(), z.int().min(0))
  .describe('Participants by age band, such as "18-24" or "unknown"')

/** Offline outreach. Days are local days of the office. */
export const activities = {
  log: operation({
    id: 'activities.log',
    method: 'POST',
    path: '/api/v1/activities',
    tag: 'outreach',
    summary: 'Log one activity',
    command: {
      words: 'activities log',
      example:
        '--office lahore --held-on 2026-11-23 --kind session --place Lahore --participants.women 18-24=3',
      done: 'logged',
    },
    body: z.strictObject({
      officeId,
      heldOn: day,
      kind: z.string().describe('One short word, such as "session" or "radio-programme"'),
      place: z.string(),
      partner: z.string().optional(),
      participants: z
        .strictObject({
          women: byAge.exactOptional(),
          men: byAge.exactOptional(),
          unknown: byAge.exactOptional(),
        })
        .optional(),
      estimatedAudience: z.int().min(0).optional().describe('An estimate is never added to participants'),
      materials: z.int().min(0).optional(),
    }),
    answers: { 201: done },
    errors: ['not-found'],
    idempotent: true,
  }),
  import: operation({
    ...logImport,
    id: 'activities.import',
    path: '/api/v1/activities/import',
    summary: 'Import activities from CSV or a workbook',
    command: { words: 'activities import', handWritten: true },
  }),
}
