import { z } from 'zod'
import { conflictKind, plannedTime, postState } from '../parts/calendar-post.ts'
import { byId, id, language, moment, network } from '../parts/fields.ts'
import { operation } from '../parts/operation.ts'
import { pageOf, pageQuery } from '../parts/page.ts'

const ifNotPossible = z
  .enum(['next-slot', 'ask'])
  .describe(
    'When its time has passed by the approval, or breaks a rule that it did not break before: the next free slot, or a person is asked',
  )

const intention = z.strictObject({
  channelId: id,
  language: language.optional().describe('Each language of the item that the channel posts in when absent'),
  at: z
    .string()
    .max(100)
    .optional()
    .describe("Wall-clock time in the office's zone; the next free slot when absent"),
  offset: z
    .string()
    .regex(/^[+-]\d{2}:\d{2}$/, 'must be an offset such as +01:00')
    .optional()
    .describe('Which one is meant where the clock shows a time twice'),
  ifNotPossible: ifNotPossible.default('ask'),
})

const intendedPost = z.object({
  id: z.string(),
  channelId: z.string(),
  network,
  handle: z.string(),
  channelName: z.string(),
  language: language.nullable(),
  at: z.string().nullable(),
  offset: z.string().nullable(),
  ifNotPossible,
  accepted: z.array(conflictKind).describe('The rules that the time was known to break when it was chosen'),
  setBy: z.string(),
  setByName: z.string(),
  setAt: moment,
  planned: plannedTime
    .nullable()
    .describe(
      'When it would go out if the item were approved now; null where it has a post, or a person cancelled it',
    ),
  problem: z
    .object({ code: z.string(), reason: z.string() })
    .nullable()
    .describe('Why it needs a time that a person chooses'),
  posts: z
    .array(z.object({ id: z.string(), state: postState, dueAt: moment, language }))
    .describe('What approvals made of it, the last one last'),
})

export const intendedPosts = {
  list: operation({
    id: 'intendedPosts.list',
    method: 'GET',
    path: '/api/v1/news/:id/intended-posts',
    tag: 'news',
    summary: 'The posts that approval will make of an item, with the times that they would have now',
    command: { words: 'news intended-posts', example: '0199a1b2-0000-7000-8000-000000000000' },
    params: byId,
    query: z.strictObject(pageQuery({ most: 200, usual: 200 })),
    answers: { 200: pageOf(intendedPost) },
    errors: ['not-found'],
  }),
  set: operation({
    id: 'intendedPosts.set',
    method: 'PUT',
    path: '/api/v1/news/:id/intended-posts',
    tag: 'news',
    summary: 'Choose channels and times before an item is approved; those chosen before are replaced',
    command: {
      words: 'news intend-posts',
      example: '0199a1b2-0000-7000-8000-000000000000 --from-file intended.json',
    },
    params: byId,
    body: z.strictObject({ posts: z.array(intention).max(200) }),
    answers: { 200: z.object({ posts: z.array(intendedPost) }) },
    errors: [
      'not-found',
      'item-is-approved',
      'channel-not-connected',
      'intended-twice',
      'no-slots',
      'no-free-slot',
    ],
  }),
}
