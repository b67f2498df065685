import { z } from 'zod'
import { defineJob } from '../job.ts'

/** Make the figures of one office and month again from their rows, of one kind. */
export const figuresRollupJob = defineJob({
  name: 'figures.rollup',
  queue: 'measure',
  payload: z.object({
    officeId: z.string(),
    month: z.iso.date(),
    kind: z.enum(['posts', 'activities', 'enquiries']),
  }),
})
