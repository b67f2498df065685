import { z } from 'zod'
import { defineJob } from '../job.ts'

/** Make the file of an export that a person requested. */
export const exportMakeJob = defineJob({
  name: 'export.make',
  queue: 'export',
  payload: z.object({ exportId: z.uuid() }),
})
