import { z } from 'zod'
import { moment } from './parts/fields.ts'

export const sessionsAnswer = z.object({
  sessions: z.array(
    z.object({
      id: z.string(),
      createdAt: moment,
      lastSeenAt: moment,
      expiresAt: moment,
      userAgent: z.string().nullable(),
      network: z.string().nullable().describe('/24 or /56'),
      isCurrent: z.boolean(),
    }),
  ),
})
export const endedAnswer = z.object({ ended: z.int() })
