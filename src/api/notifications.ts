import { z } from 'zod'
import { moment, officeId } from './parts/fields.ts'

export const notificationsQuery = z.strictObject({
  officeId: officeId.optional(),
  unreadOnly: z.enum(['yes', 'no']).default('no'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})
export const notificationsAnswer = z.object({
  notifications: z.array(
    z.object({
      id: z.string(),
      officeId: z.string().nullable().describe('Null: for you alone'),
      kind: z.string(),
      message: z.string(),
      postId: z.string().nullable(),
      channelId: z.string().nullable(),
      createdAt: moment,
      readAt: moment.nullable(),
      readBy: z.string().nullable(),
    }),
  ),
})
