import { z } from 'zod'
import { done, lineOfText, moment, month, named, officeId } from '../parts/fields.ts'
import { operation } from '../parts/operation.ts'
import { pageOf, pageQuery } from '../parts/page.ts'
import { world } from '../parts/world.ts'

const log = z.enum(['activities', 'enquiries'])

/** Months of a log that an office has said are complete. */
export const closings = {
  list: operation({
    id: 'closings.list',
    method: 'GET',
    path: '/api/v1/closings',
    tag: 'outreach',
    summary: 'Months of the log that were closed, newest first',
    command: {
      words: 'closings list',
      example: '--office lahore --from 2026-07 --to 2026-09',
      columns: ['officeId', 'month', 'log', 'closedBy.name', 'closedAt', 'reopened.reason'],
    },
    query: z.strictObject({
      officeId: officeId.optional(),
      from: month.optional().describe('Included'),
      to: month.optional().describe('Included'),
      world,
      ...pageQuery({ most: 500, usual: 100 }),
    }),
    answers: {
      200: pageOf(
        z.object({
          officeId: z.string(),
          month: z.string(),
          log,
          practice: z.boolean(),
          closedBy: named,
          closedAt: moment,
          reopened: z.object({ by: named, at: moment, reason: z.string() }).nullable(),
        }),
      ),
    },
    errors: ['not-found'],
  }),
  close: operation({
    id: 'closings.close',
    method: 'POST',
    path: '/api/v1/closings',
    tag: 'outreach',
    summary: 'Close a month of a log: it is complete, and what is not in it is zero',
    command: {
      words: 'closings close',
      example: '--office lahore --month 2026-08 --log enquiries',
      done: 'closed',
    },
    body: z.strictObject({ officeId, month, log }),
    answers: { 201: done },
    errors: ['not-found', 'month-not-over'],
    idempotent: true,
  }),
  reopen: operation({
    id: 'closings.reopen',
    method: 'POST',
    path: '/api/v1/closings/reopen',
    tag: 'outreach',
    summary: 'Reopen a month of a log, with the reason',
    command: {
      words: 'closings reopen',
      example: '--office lahore --month 2026-08 --log enquiries --reason "A tally sheet came late"',
      done: 'reopened',
    },
    body: z.strictObject({ officeId, month, log, reason: lineOfText(300) }),
    answers: { 200: done },
    errors: ['not-found', 'month-open'],
    idempotent: true,
  }),
}
