import { z } from 'zod'
import { postState } from './calendar-post.ts'
import { language, moment, network } from './fields.ts'
import { media } from './post-preview.ts'

/** A post with its texts, as lists show it. */
export const postSummary = z.object({
  id: z.string(),
  newsItemId: z.string(),
  officeId: z.string(),
  channelId: z.string(),
  network,
  handle: z.string(),
  language,
  state: postState,
  reason: z.string().nullable(),
  dueAt: moment,
  publishedAt: moment.nullable(),
  deletedAt: moment.nullable().describe('When a person took it off the network'),
  sandbox: z.boolean(),
  segments: z.array(
    z.object({
      position: z.int(),
      text: z.string(),
      link: z.string().nullable(),
      media,
      externalId: z.string().nullable(),
      permalink: z.string().nullable(),
    }),
  ),
  comment: z
    .object({
      text: z.string(),
      state: postState.describe('`scheduled`: it waits for its post. It says nothing about the post'),
      reason: z.string().nullable(),
      externalId: z.string().nullable(),
      permalink: z.string().nullable(),
    })
    .nullable()
    .describe('The first comment, which its account writes below the post once that is out'),
  lastEdit: z
    .object({
      outcome: z
        .enum(['open', 'edited', 'not-edited', 'unknown'])
        .describe('`open`: it is not known yet whether its network took it; `unknown`: a person has to look'),
      reason: z.string().nullable(),
    })
    .nullable()
    .describe('The last edit that was asked for once the post was out'),
})

/** The same with every attempt. */
export const postDetail = postSummary.extend({
  accountAddress: z
    .string()
    .nullable()
    .describe('Where people see the account; the timelines of the sandbox where it is one of theirs'),
  attempts: z
    .array(
      z.object({
        kind: z.enum(['send', 'upload', 'comment']),
        mediaId: z.uuid().nullable().describe('The file of an upload'),
        position: z.int(),
        startedAt: moment,
        finishedAt: moment.nullable(),
        outcome: z.string().nullable(),
        code: z.string().nullable(),
        reason: z.string().nullable(),
        externalId: z.string().nullable(),
      }),
    )
    .describe('Every attempt, written down before it was made'),
})

/** What a post has reached at each age. */
export const postMetrics = z.object({
  postId: z.string(),
  publishedAt: moment.nullable(),
  sandbox: z.boolean(),
  measurements: z
    .array(
      z.object({
        age: z.string().describe('How old the post was, such as `1d`'),
        state: z.enum(['waiting', 'failing', 'taken', 'not-taken']),
        dueAt: moment,
        takenAt: moment.nullable(),
        reason: z.string().nullable().describe('Why it could not be measured: that is never a zero'),
        values: z.array(
          z.object({
            metric: z.string().describe("The network's own name"),
            value: z.number().describe('Of all its segments together; the largest where it counts people'),
            isUnique: z.boolean().describe('Counts people, so that it is not added over posts'),
          }),
        ),
      }),
    )
    .describe('Youngest age first'),
})
