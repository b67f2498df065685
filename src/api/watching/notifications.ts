import { z } from 'zod'
import { fallbackInterfaceLanguage, interfaceLanguages } from '../../core/languages/interface-languages.ts'
import { byId, done, id, moment, officeId } from '../parts/fields.ts'
import { operation } from '../parts/operation.ts'
import { cursorMeaning, pageOf, pageQuery } from '../parts/page.ts'

const notification = z.object({
  id: z.string(),
  officeId: z.string().nullable().describe('Null: for you alone'),
  kind: z.string(),
  message: z.string(),
  language: z.enum(interfaceLanguages).describe('Of the message: English where it has no other'),
  reason: z
    .string()
    .nullable()
    .describe(
      'What a network or Dateline gave as the reason, in English, where the message does not hold it',
    ),
  postId: z.string().nullable(),
  channelId: z.string().nullable(),
  newsItemId: z.string().nullable(),
  createdAt: moment,
  isUnread: z.boolean().describe('By you; what is older than 90 days counts as read'),
  readAt: moment.nullable().describe('When the first person of its office read it'),
  readBy: z.string().nullable(),
})

const mailChoice = z
  .enum(['usual', 'at-once', 'digest', 'none'])
  .describe('`usual`: at once to approvers, operators and administrators of the office, to others not at all')
const digest = z
  .strictObject({
    hour: z.int().min(0).max(23).describe('On the clocks of the zone'),
    timeZone: z.string().min(1).max(60).describe('IANA name, such as `Asia/Karachi`'),
  })
  .nullable()
  .describe('When your daily digest comes; null: none comes')

const choices = z.object({
  digest,
  kinds: z.array(
    z.object({
      kind: z.string(),
      about: z.string(),
      inApp: z.boolean(),
      mail: mailChoice,
      isFixed: z.boolean().describe('About the safety of an account: it cannot be turned off'),
    }),
  ),
})

export const notifications = {
  list: operation({
    id: 'notifications.list',
    method: 'GET',
    path: '/api/v1/notifications',
    tag: 'notifications',
    summary: 'Notifications for your offices, newest first',
    command: {
      words: 'notifications list',
      example: '--unread-only',
      columns: ['id', 'createdAt', 'officeId', 'isUnread', 'message'],
    },
    query: z.strictObject({
      officeId: officeId.optional(),
      unreadOnly: z.enum(['yes', 'no']).default('no'),
      language: z.enum(interfaceLanguages).default(fallbackInterfaceLanguage).describe('Of the messages'),
      ...pageQuery({ most: 500, usual: 100 }),
      cursor: id.optional().describe(cursorMeaning),
    }),
    answers: { 200: pageOf(notification) },
    errors: ['not-found'],
  }),
  count: operation({
    id: 'notifications.count',
    method: 'GET',
    path: '/api/v1/notifications/count',
    tag: 'notifications',
    summary: 'How many unread notifications you have',
    command: { words: 'notifications count', example: '' },
    answers: { 200: z.object({ unread: z.int() }) },
    errors: [],
  }),
  read: operation({
    id: 'notifications.read',
    method: 'POST',
    path: '/api/v1/notifications/:id/read',
    tag: 'notifications',
    summary: 'Mark as read by you; for your colleagues it stays unread',
    command: {
      words: 'notifications read',
      example: '0199a1b2-0000-7000-8000-000000000000',
      several: true,
      done: 'read',
    },
    params: byId,
    answers: { 200: done },
    errors: ['not-found'],
  }),
  readAll: operation({
    id: 'notifications.readAll',
    method: 'POST',
    path: '/api/v1/notifications/read-all',
    tag: 'notifications',
    summary: 'Mark all as read by you, up to the one you saw last',
    command: { words: 'notifications read-all', example: '--up-to 0199a1b2-0000-7000-8000-000000000000' },
    body: z.strictObject({
      upTo: id.optional().describe('The newest one that you saw; what has come since stays unread'),
      officeId: officeId.optional().describe('Those of one office alone'),
    }),
    answers: { 200: z.object({ read: z.int().describe('How many were unread') }) },
    errors: ['not-found'],
  }),
  choices: operation({
    id: 'notifications.choices',
    method: 'GET',
    path: '/api/v1/notifications/preferences',
    tag: 'notifications',
    summary: 'What you are notified of, and how: in the app, by mail, in a daily digest',
    command: { words: 'notifications preferences', example: '' },
    answers: { 200: choices },
    errors: [],
  }),
  choose: operation({
    id: 'notifications.choose',
    method: 'PATCH',
    path: '/api/v1/notifications/preferences',
    tag: 'notifications',
    summary: 'Choose what you are notified of, and how; what is not named stays',
    command: {
      words: 'notifications choose',
      example:
        '--digest.hour 8 --digest.time-zone Asia/Karachi --kinds kind=post-late,inApp=true,mail=digest',
    },
    body: z.strictObject({
      digest: digest.optional(),
      kinds: z
        .array(z.strictObject({ kind: z.string().max(60), inApp: z.boolean(), mail: mailChoice }))
        .max(100)
        .optional(),
    }),
    answers: { 200: choices },
    errors: ['notification-kind-unknown', 'notification-kind-fixed', 'digest-hour-missing', 'zone-unknown'],
  }),
}
