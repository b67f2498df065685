import { z } from 'zod'
import { day, officeId } from './parts/fields.ts'

const byAge = z
  .record(z.string(), z.int().min(0))
  .describe('Participants by age band, such as "18-24" or "unknown"')

/** One activity of an office. Days are local days there. */
export const activityBody = z.strictObject({
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
})

export const enquiriesBody = z.strictObject({
  enquiries: z
    .array(
      z.strictObject({
        officeId,
        askedOn: day,
        channel: z.string(),
        topic: z.string(),
        language: z.string().optional(),
        count: z.int().min(1).optional(),
      }),
    )
    .min(1)
    .max(1_000),
})
