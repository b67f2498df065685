import { z } from 'zod'
import { officeId } from './parts/fields.ts'

const milliDollars = z.int()

export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'must be a month such as 2026-11')

export const monthStanding = z.object({
  month: z.string().describe("A calendar month on the office's clocks, such as 2026-11"),
  sandbox: z.boolean().describe('Posts to the sandbox are reckoned apart: nobody pays for them'),
  sentMilliDollars: milliDollars.describe('Posts, alt texts and deletions that the network has had'),
  plannedMilliDollars: milliDollars.describe('Posts that are planned'),
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

export const byOffice = z.strictObject({ id: officeId })
export const budgetQuery = z.strictObject({ month: month.optional().describe('The present one when absent') })
export const budgetAnswer = monthStanding.extend({ officeId: z.string(), timeZone: z.string() })
export const budgetBody = z.strictObject({
  monthMilliDollars: z
    .int()
    .min(0)
    .max(1_000_000_000)
    .nullable()
    .describe(
      'What the office means to spend in a calendar month, in thousandths of a US dollar; null for none',
    ),
})
