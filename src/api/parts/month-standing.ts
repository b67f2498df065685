import { z } from 'zod'

const milliDollars = z.int()

export const monthStanding = z.object({
  month: z.string().describe("A calendar month on the office's clocks, such as 2026-11"),
  sandbox: z.boolean().describe('Sandbox posts are totalled separately; they cost nothing'),
  sentMilliDollars: milliDollars.describe('Posts, alt texts and deletions that the network has had'),
  scheduledMilliDollars: milliDollars.describe('Scheduled posts'),
  readsMilliDollars: milliDollars.describe('Reading figures back, done and still to come'),
  soFarMilliDollars: milliDollars.describe('The three together'),
  addedMilliDollars: milliDollars.describe('What the posts of this answer add'),
  totalMilliDollars: milliDollars,
  budgetMilliDollars: milliDollars.nullable().describe('Null where the office has set none'),
  level: z
    .enum(['no-budget', 'within', 'near', 'over'])
    .describe('`near`: more than 80 % of the budget; `over`: more than all of it'),
  warning: z.string().nullable(),
})
export type MonthStanding = z.output<typeof monthStanding>
