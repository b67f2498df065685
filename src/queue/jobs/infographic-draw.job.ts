import { z } from 'zod'
import { infographicLanguages } from '../../core/languages/infographic-languages.ts'
import { defineJob } from '../job.ts'

/** Draw the infographic of a snapshot in one language and format. */
export const infographicDrawJob = defineJob({
  name: 'infographic.draw',
  queue: 'draw',
  payload: z.object({
    snapshotId: z.uuid(),
    language: z.enum(infographicLanguages),
    format: z.enum(['svg', 'png', 'pdf']),
  }),
})
