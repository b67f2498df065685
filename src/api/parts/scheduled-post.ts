import { z } from 'zod'
import { plannedTime, postState } from './calendar-post.ts'
import { language, moment } from './fields.ts'
import { monthStanding } from './month-standing.ts'

const milliDollars = z.int()
export const postCost = z
  .object({
    postingMilliDollars: milliDollars.describe('Its parts and alt texts, in thousandths of a US dollar'),
    readsMilliDollars: milliDollars.describe('Reading its figures back'),
    totalMilliDollars: milliDollars.describe('The two together'),
    inDoubtMilliDollars: milliDollars.describe(
      "At most so much more where the network's answer is lost and its account is read",
    ),
  })
  .describe('All 0 where the network takes nothing')
export type PostCost = z.output<typeof postCost>
export const assessment = {
  refusals: z.array(z.string()).describe('What the network refuses; empty when it takes the post'),
  warnings: z.array(z.string()),
  cost: postCost,
}
export const months = z
  .array(monthStanding)
  .describe("The calendar months, on the office's clocks, to which these posts add")

export const existingPost = z.object({
  channelId: z.string(),
  language,
  postId: z.string(),
  state: postState,
  dueAt: moment,
})
export type ExistingPost = z.output<typeof existingPost>

export const scheduledPost = z.object({
  id: z.string(),
  channelId: z.string(),
  language,
  planned: plannedTime,
  ...assessment,
})
export type ScheduledPost = z.output<typeof scheduledPost>

/** What stands in the way of a due time, a text or an approval. */
export function schedulingErrors() {
  return [
    'not-found',
    'conflict',
    'item-not-approved',
    'approver-may-no-longer',
    'not-a-time',
    'wrong-offset',
    'skipped-time',
    'repeated-time',
    'time-is-past',
    'time-is-not-past',
    'time-too-far',
    'thread-too-long',
    'too-costly',
    'no-slots',
    'no-free-slot',
    'scheduled-again',
  ] as const
}
