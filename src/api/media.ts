import { z } from 'zod'
import { officeId } from './parts/fields.ts'

export const uploadQuery = z.strictObject({ officeId: officeId.describe('Where you may write news') })
export const mediaAnswer = z.object({
  mediaId: z.string(),
  contentType: z.string(),
  width: z.int(),
  height: z.int(),
  seconds: z.number().optional().describe('How long a video plays'),
})
