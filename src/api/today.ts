import { z } from 'zod'
import { calendarPost } from './parts/calendar-post.ts'
import { moment, named, network, officeId } from './parts/fields.ts'
import { newsRow } from './parts/news-row.ts'
import { operation } from './parts/operation.ts'
import { severalOf } from './parts/several.ts'

const someNews = z.object({ count: z.int().describe('In all'), items: z.array(newsRow) })
const somePosts = z.object({ count: z.int().describe('In all'), posts: z.array(calendarPost) })
const stop = { at: moment, by: named, reason: z.string() }

export const today = {
  show: operation({
    id: 'today.show',
    method: 'GET',
    path: '/api/v1/today',
    tag: 'today',
    summary: 'What needs you, what goes out next, and how the week is; of each kind the first ten',
    command: { words: 'today show', example: '--office lahore,vienna' },
    query: z.strictObject({
      officeId: severalOf(officeId).optional().describe('Office ids; all that you may read when absent'),
    }),
    answers: {
      200: z.object({
        at: moment.describe('When this was read'),
        news: z.object({
          review: someNews.describe('In review, and yours to decide'),
          returned: someNews.describe('Yours, and came back from review'),
          assigned: someNews.describe('Drafts that were assigned to you'),
          unscheduled: someNews.describe('Approved within 90 days, and without a post'),
        }),
        inDoubt: somePosts.describe(
          'A person must decide: it is unknown whether it is out, or only part of it is',
        ),
        failed: somePosts.describe('Of the last 30 days'),
        missed: somePosts.describe('More overdue than their channel allows'),
        channels: z
          .array(
            z.object({
              id: z.string(),
              officeId: z.string(),
              network,
              handle: z.string(),
              name: z.string(),
              state: z.enum(['connected', 'needs_reconnect', 'disconnected']),
              stateReason: z.string().nullable(),
              accessEndsAt: moment.nullable(),
            }),
          )
          .describe('To be connected again now, or within a week'),
        stops: z.object({
          everything: z.object(stop).nullable(),
          offices: z.array(z.object({ officeId: z.string(), ...stop })),
          channels: z.array(z.object({ officeId: z.string(), channelId: z.string(), ...stop })),
        }),
        next: z.array(calendarPost).describe('What goes out next, in order of due time'),
        week: z.object({
          scheduled: z.int().describe('Due within seven days'),
          published: z.int().describe('Within the last seven days'),
        }),
        unread: z.int().describe('Unread notifications, of all your offices'),
      }),
    },
    errors: ['not-found'],
  }),
}
