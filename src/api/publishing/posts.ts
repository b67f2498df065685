import { z } from 'zod'
import { revisionContentSchema } from '../../core/news-content.ts'
import { expected, movedRow, postState, undo } from '../parts/calendar-post.ts'
import { byId, done, id, moment, officeId } from '../parts/fields.ts'
import { operation } from '../parts/operation.ts'
import { cursorMeaning, pageOf, pageQuery } from '../parts/page.ts'
import { postDetail, postMetrics, postSummary } from '../parts/post.ts'
import { postPreview } from '../parts/post-preview.ts'
import { assessment, existingPost, months, scheduledPost, schedulingErrors } from '../parts/scheduled-post.ts'

const scheduleBody = z.strictObject({
  newsItemId: id,
  channelIds: z
    .array(id)
    .min(1)
    .max(200)
    .optional()
    .describe('All fitting channels of the office when absent'),
  at: z
    .string()
    .max(100)
    .optional()
    .describe(
      "Wall-clock time in the office's zone, such as `2026-11-30T09:30` or `2026-11-30T09:30:15`; each channel's next free slot when absent",
    ),
  offset: z
    .string()
    .regex(/^[+-]\d{2}:\d{2}$/, 'must be an offset such as +01:00')
    .optional()
    .describe('Which one is meant where the clock shows a time twice'),
  notBefore: moment.optional(),
  now: z
    .literal(true)
    .optional()
    .describe('Publish at once: without `at`, or where `at` is past, which is refused otherwise'),
})

/** The place of a post in the order of the list. */
const cursor = z.string().transform((given, context) => {
  const [dueAt, postId, ...rest] = given.split('_')
  const after = z.object({ dueAt: moment, id }).safeParse({ dueAt, id: postId })
  if (after.success && rest.length === 0) return after.data
  context.addIssue('must be the `next` of the page before')
  return z.NEVER
})

const renderedForChannel = z
  .object({
    channelId: z.string(),
    handle: z.string(),
    segments: z.array(z.object({ text: z.string(), length: z.int(), link: z.string().optional() })),
    ...assessment,
  })
  .describe('How it looks on another channel; null where it stays on its own')
const moveBody = z.strictObject({
  at: scheduleBody.shape.at.describe(
    "Wall-clock time in the office's zone, such as `2026-11-30T09:30`; rules that it breaks are named, and hold nothing back",
  ),
  offset: scheduleBody.shape.offset,
  channelId: id
    .optional()
    .describe(
      "Another channel of the same network and office: laid out again in that channel's style, so that it is another post, at the same time where no other is asked for",
    ),
  slot: z.literal('next').optional().describe('The next free slot of its channel'),
  notBefore: moment.optional().describe('With `slot`: none before this moment'),
  now: z.literal(true).optional().describe('At once: without `at`, or where `at` is past'),
  expected: expected.optional(),
  dryRun: z.boolean().optional().describe('Only say where it would go, and which rules that breaks'),
})

const cancelReason = z.strictObject({ reason: z.string().min(1).max(500).optional() })

export const posts = {
  preview: operation({
    id: 'posts.preview',
    method: 'POST',
    path: '/api/v1/posts/preview',
    tag: 'posts',
    summary: 'Preview the posts of an item, approved or not: their text, due times and costs',
    description:
      'The approved content; or, with `revision` or `content`, what is saved or typed so far. Then what stands in the way of one post is reported with that post.',
    command: {
      words: 'posts preview',
      example: '0199a1b2-0000-7000-8000-000000000000 --at 2026-11-30T09:30',
      arguments: ['newsItemId'],
    },
    body: scheduleBody
      .extend({
        revision: z.int().min(1).optional().describe('A saved revision, approved or not'),
        content: revisionContentSchema.optional().describe('Content that is not saved'),
      })
      .refine(
        ({ revision, content }) => revision === undefined || content === undefined,
        'give revision or content, not both',
      ),
    answers: {
      200: z.object({
        posts: z.array(postPreview),
        months,
        missing: z
          .array(z.string())
          .describe('What still stands between this revision or content and its review'),
      }),
    },
    errors: schedulingErrors(),
  }),
  schedule: operation({
    id: 'posts.schedule',
    method: 'POST',
    path: '/api/v1/posts',
    tag: 'posts',
    summary: 'Schedule the posts of an approved item; twice schedules nothing twice',
    command: {
      words: 'posts schedule',
      example:
        '0199a1b2-0000-7000-8000-000000000000 --channel 0199a1b2-0000-7000-8000-000000000001 --at 2026-11-30T09:30',
      arguments: ['newsItemId'],
      several: true,
    },
    body: scheduleBody,
    answers: {
      201: z.object({
        posts: z.array(scheduledPost),
        already: z
          .array(existingPost)
          .describe('Posts of this content that will go out or are out, and so were not scheduled once more'),
        months,
        undo: undo.nullable(),
      }),
    },
    errors: schedulingErrors(),
    idempotent: true,
  }),
  list: operation({
    id: 'posts.list',
    method: 'GET',
    path: '/api/v1/posts',
    tag: 'posts',
    summary: 'Posts in order of due time',
    command: {
      words: 'posts list',
      example: '--office lahore --state scheduled',
      columns: ['id', 'state', 'dueAt', 'network', 'handle', 'segments.0.text'],
    },
    query: z.strictObject({
      officeId: officeId.optional(),
      state: postState.optional(),
      newsItemId: id.optional(),
      channelId: id.optional(),
      commentState: postState.optional().describe('Of the first comment'),
      ...pageQuery({ most: 500, usual: 100 }),
      cursor: cursor.optional().describe(cursorMeaning),
    }),
    answers: { 200: pageOf(postSummary) },
    errors: ['not-found'],
  }),
  show: operation({
    id: 'posts.show',
    method: 'GET',
    path: '/api/v1/posts/:id',
    tag: 'posts',
    summary: 'One post with its attempts',
    command: { words: 'posts show', example: '0199a1b2-0000-7000-8000-000000000000' },
    params: byId,
    answers: { 200: postDetail },
    errors: ['not-found'],
  }),
  cancel: operation({
    id: 'posts.cancel',
    method: 'POST',
    path: '/api/v1/posts/:id/cancel',
    tag: 'posts',
    summary: 'Cancel a scheduled post',
    command: {
      words: 'posts cancel',
      example: '0199a1b2-0000-7000-8000-000000000000 --reason "The session was moved."',
      several: true,
      done: 'cancelled',
    },
    params: byId,
    body: cancelReason,
    answers: { 200: done.extend({ undo: undo.nullable() }) },
    errors: ['not-found', 'conflict'],
  }),
  move: operation({
    id: 'posts.move',
    method: 'POST',
    path: '/api/v1/posts/:id/move',
    tag: 'posts',
    summary: 'Move a scheduled post to another time; it keeps its text and its approval',
    command: {
      words: 'posts move',
      example: '0199a1b2-0000-7000-8000-000000000000 --at 2026-11-30T09:30 --dry-run',
    },
    params: byId,
    body: moveBody,
    answers: {
      200: z.object({
        dryRun: z.boolean(),
        ...movedRow.shape,
        rendered: renderedForChannel.nullable(),
        undo: undo.nullable(),
      }),
    },
    errors: [
      ...schedulingErrors(),
      'post-changed',
      'post-not-movable',
      'move-target-unclear',
      'channel-of-other-network',
      'not-approved',
    ],
  }),
  settle: operation({
    id: 'posts.settle',
    method: 'POST',
    path: '/api/v1/posts/:id/settle',
    tag: 'posts',
    summary: 'Settle a doubt: "it is there" (adopt) or "send it again" (resend)',
    command: {
      words: 'posts settle',
      example: '0199a1b2-0000-7000-8000-000000000000 --action adopt --external-id 1860000000000000000',
      done: 'settled',
    },
    params: byId,
    body: z.discriminatedUnion('action', [
      z.strictObject({
        action: z.literal('adopt'),
        externalId: z
          .string()
          .min(1)
          .max(2_000)
          .describe(
            "The network's id of the post that is there, or its address; the account's posts are asked for it",
          ),
      }),
      z.strictObject({ action: z.literal('resend') }),
    ]),
    answers: { 200: done },
    errors: ['not-found', 'conflict', 'not-on-account', 'not-approved', 'scheduled-again'],
  }),
  retry: operation({
    id: 'posts.retry',
    method: 'POST',
    path: '/api/v1/posts/:id/retry',
    tag: 'posts',
    summary: 'Send a failed post once more, once what its network refused is put right',
    command: { words: 'posts retry', example: '0199a1b2-0000-7000-8000-000000000000' },
    params: byId,
    answers: { 200: done },
    errors: ['not-found', 'post-not-failed', 'not-approved', 'scheduled-again'],
  }),
  metrics: operation({
    id: 'posts.metrics',
    method: 'GET',
    path: '/api/v1/posts/:id/metrics',
    tag: 'posts',
    summary: 'What a post has reached, as its network named it, and what could not be measured',
    command: { words: 'posts metrics', example: '0199a1b2-0000-7000-8000-000000000000' },
    params: byId,
    answers: { 200: postMetrics },
    errors: ['not-found'],
  }),
  settleComment: operation({
    id: 'posts.settleComment',
    method: 'POST',
    path: '/api/v1/posts/:id/comment/settle',
    tag: 'posts',
    summary:
      'Settle the first comment of a post: "it is there" (adopt), "send it once more" (resend), or leave it out',
    command: {
      words: 'posts settle-comment',
      example: '0199a1b2-0000-7000-8000-000000000000 leave',
      arguments: ['action'],
      columns: ['comment'],
    },
    description: 'The post itself is out, and stays so.',
    params: byId,
    body: z.strictObject({
      action: z.enum(['adopt', 'resend', 'leave']),
      externalId: z
        .string()
        .min(1)
        .max(2_000)
        .optional()
        .describe(
          "For `adopt`: the network's id of the comment, or its address; the comments below the post are read",
        ),
    }),
    answers: { 200: postSummary },
    errors: [
      'not-found',
      'comment-state-wrong',
      'comment-not-there',
      'comment-not-named',
      'external-id-taken-meanwhile',
      'account-unreadable',
      'not-approved',
    ],
  }),
  sendNow: operation({
    id: 'posts.sendNow',
    method: 'POST',
    path: '/api/v1/posts/:id/send-now',
    tag: 'posts',
    summary: 'Make a scheduled post due at once',
    command: { words: 'posts send-now', example: '0199a1b2-0000-7000-8000-000000000000', several: true },
    params: byId,
    answers: { 200: z.object({ broughtForward: z.boolean() }) },
    errors: ['not-found', 'conflict', 'not-approved'],
  }),
  edit: operation({
    id: 'posts.edit',
    method: 'POST',
    path: '/api/v1/posts/:id/edit',
    tag: 'posts',
    summary: 'Give a published post the newly approved words of its item, where its network allows it',
    description:
      'Files, links beside the text and the number of parts stay. Where the network does not say whether it took the edit, Dateline looks within two minutes; a second post is never made.',
    command: { words: 'posts edit', example: '0199a1b2-0000-7000-8000-000000000000 --dry-run' },
    params: byId,
    body: z.strictObject({ dryRun: z.boolean().optional().describe('Only show what would change') }),
    answers: {
      200: z.object({
        dryRun: z.boolean(),
        changes: z.array(z.object({ position: z.int(), was: z.string(), text: z.string() })),
      }),
    },
    errors: ['not-found', 'conflict'],
  }),
  delete: operation({
    id: 'posts.delete',
    method: 'DELETE',
    path: '/api/v1/posts/:id/published',
    tag: 'posts',
    summary: 'Delete a published post from its network; its record stays',
    command: {
      words: 'posts delete',
      example: '0199a1b2-0000-7000-8000-000000000000 --reason "The date was wrong."',
    },
    params: byId,
    query: cancelReason,
    answers: { 200: z.object({ deleted: z.int().describe('How many parts were deleted now') }) },
    errors: ['not-found', 'conflict'],
  }),
}
