import { z } from 'zod'
import { byId, done, id, moment, officeId } from './parts/fields.ts'
import { operation } from './parts/operation.ts'
import { cursorMeaning, pageOf, pageQuery } from './parts/page.ts'

const notification = z.object({
  id: z.string(),
  officeId: z.string().nullable().describe('Null: for you alone'),
  kind: z.string(),
  message: z.string(),
  postId: z.string().nullable(),
  channelId: z.string().nullable(),
  newsItemId: z.string().nullable(),
  createdAt: moment,
  readAt: moment.nullable(),
  readBy: z.string().nullable(),
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
      columns: ['id', 'createdAt', 'officeId', 'readAt', 'message'],
    },
    query: z.strictObject({
      officeId: officeId.optional(),
      unreadOnly: z.enum(['yes', 'no']).default('no'),
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
    summary: 'Mark as read',
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
}
