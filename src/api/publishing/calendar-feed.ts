import { z } from 'zod'
import { done, moment, named, officeId } from '../parts/fields.ts'
import { operation } from '../parts/operation.ts'

const path = '/api/v1/offices/:id/calendar-feed'
const params = z.strictObject({ id: officeId })

export const calendarFeed = {
  show: operation({
    id: 'calendarFeed.show',
    method: 'GET',
    path,
    tag: 'calendar',
    summary: 'Whether an office has a secret calendar address, and when it was last read',
    command: { words: 'calendar feed', example: 'lahore' },
    params,
    answers: {
      200: z.object({
        feed: z.object({ madeBy: named, madeAt: moment, readAt: moment.nullable() }).nullable(),
      }),
    },
    errors: ['not-found'],
  }),
  make: operation({
    id: 'calendarFeed.make',
    method: 'POST',
    path,
    tag: 'calendar',
    summary: 'Make the secret calendar address of an office, shown once; the one before it ends',
    command: { words: 'calendar make-feed', example: 'lahore' },
    params,
    answers: {
      201: z.object({
        url: z.string().describe('For calendar programs; it opens the calendar without a sign-in'),
      }),
    },
    errors: ['not-found', 'office-archived'],
    idempotent: 'unkept',
  }),
  revoke: operation({
    id: 'calendarFeed.revoke',
    method: 'DELETE',
    path,
    tag: 'calendar',
    summary: 'End the secret calendar address of an office',
    command: { words: 'calendar revoke-feed', example: 'lahore', done: 'revoked' },
    params,
    answers: { 200: done },
    errors: ['not-found'],
  }),
}
