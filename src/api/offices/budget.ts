import { z } from 'zod'
import { month, officeId } from '../parts/fields.ts'
import { monthStanding } from '../parts/month-standing.ts'
import { operation } from '../parts/operation.ts'

const byOffice = z.strictObject({ id: officeId })
const standing = monthStanding.extend({ officeId: z.string(), timeZone: z.string() })

/** What an office means to spend in a month on networks that take money, and how the month stands. */
export const budget = {
  show: operation({
    id: 'budget.show',
    method: 'GET',
    path: '/api/v1/offices/:id/budget',
    tag: 'offices',
    summary: 'How a month stands against the budget of the office',
    command: { words: 'budget show', example: 'lahore --month 2026-11' },
    params: byOffice,
    query: z.strictObject({
      month: month.optional().describe('The present one when absent'),
    }),
    answers: { 200: standing },
    errors: ['not-found'],
  }),
  set: operation({
    id: 'budget.set',
    method: 'PUT',
    path: '/api/v1/offices/:id/budget',
    tag: 'offices',
    summary: 'Set the budget of a calendar month; passing it warns and holds nothing back',
    command: { words: 'budget set', example: 'lahore 12.50', arguments: ['monthMilliDollars'] },
    params: byOffice,
    body: z.strictObject({
      monthMilliDollars: z
        .int()
        .min(0)
        .max(1_000_000_000)
        .nullable()
        .describe(
          'What the office means to spend in a calendar month, in thousandths of a US dollar; null for none',
        ),
    }),
    answers: { 200: standing },
    errors: ['not-found'],
  }),
}
