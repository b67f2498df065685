import { z } from 'zod'
import { language, moment } from './fields.ts'

/** The scheduled posts that an edit of their office concerns. */
export const affected = z
  .object({
    count: z.int(),
    posts: z.array(
      z.object({
        postId: z.string(),
        newsItemId: z.string(),
        channelId: z.string(),
        network: z.string(),
        handle: z.string(),
        language,
        state: z.string(),
        firstWords: z.string(),
        dueAt: moment,
        local: z.string().describe("Wall-clock time in the office's zone, after the edit"),
        zone: z.string(),
        offset: z.string(),
        localBefore: z.string().describe('Before the edit'),
        conflicts: z.array(
          z.object({
            kind: z.enum(['quiet-hours', 'holiday', 'day-off']),
            message: z.string(),
            isNew: z.boolean().describe('Whether it comes by this edit'),
          }),
        ),
      }),
    ),
  })
  .describe(
    'Scheduled posts that break a rule of the office after the edit, or whose local time changes; the first 200 of them',
  )
