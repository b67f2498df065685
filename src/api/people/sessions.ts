import { z } from 'zod'
import { moment } from '../parts/fields.ts'
import { operation } from '../parts/operation.ts'
import { pageOf, pageQuery } from '../parts/page.ts'

const session = z.object({
  id: z.string(),
  createdAt: moment,
  lastSeenAt: moment,
  expiresAt: moment,
  userAgent: z.string().nullable(),
  network: z.string().nullable().describe('/24 or /56'),
  isCurrent: z.boolean(),
})
const page = pageOf(session)
const query = z.strictObject(pageQuery({ most: 200, usual: 100 }))
const byId = z.strictObject({ id: z.string().max(64) })
const ofPerson = z.strictObject({ id: z.string().max(64), sessionId: z.string().max(64) })
const ended = z.object({ ended: z.int() })

/** Where a person is signed in, for the person and for those who manage them. */
export const sessions = {
  list: operation({
    id: 'sessions.list',
    method: 'GET',
    path: '/api/v1/sessions',
    tag: 'session',
    summary: 'Where you are signed in',
    command: {
      words: 'sessions list',
      example: '',
      columns: ['id', 'lastSeenAt', 'network', 'isCurrent', 'userAgent'],
    },
    query,
    answers: { 200: page },
    errors: [],
  }),
  endOthers: operation({
    id: 'sessions.endOthers',
    method: 'DELETE',
    path: '/api/v1/sessions',
    tag: 'session',
    summary: 'End all of your sessions but this one',
    command: { words: 'sessions end-others', example: '' },
    answers: { 200: ended },
    errors: [],
  }),
  end: operation({
    id: 'sessions.end',
    method: 'DELETE',
    path: '/api/v1/sessions/:id',
    tag: 'session',
    summary: 'End one of your sessions',
    command: { words: 'sessions end', example: '0199a1b2' },
    params: byId,
    answers: { 200: ended },
    errors: ['not-found'],
  }),
  listOfPerson: operation({
    id: 'sessions.listOfPerson',
    method: 'GET',
    path: '/api/v1/people/:id/sessions',
    tag: 'people',
    summary: 'Where a person you manage is signed in',
    command: {
      words: 'people sessions',
      example: 'bilal@example.org',
      columns: ['id', 'lastSeenAt', 'network', 'userAgent'],
    },
    params: byId,
    query,
    answers: { 200: page },
    errors: ['not-found'],
  }),
  endAllOfPerson: operation({
    id: 'sessions.endAllOfPerson',
    method: 'DELETE',
    path: '/api/v1/people/:id/sessions',
    tag: 'people',
    summary: 'End all sessions of a person you manage',
    command: { words: 'people end-sessions', example: 'bilal@example.org' },
    params: byId,
    answers: { 200: ended },
    errors: ['not-found'],
  }),
  endOfPerson: operation({
    id: 'sessions.endOfPerson',
    method: 'DELETE',
    path: '/api/v1/people/:id/sessions/:sessionId',
    tag: 'people',
    summary: 'End a session of a person you manage',
    command: { words: 'people end-session', example: 'bilal@example.org 0199a1b2' },
    params: ofPerson,
    answers: { 200: ended },
    errors: ['not-found'],
  }),
}
