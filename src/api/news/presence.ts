import { z } from 'zod'
import { byId, done, moment, named } from '../parts/fields.ts'
import { operation } from '../parts/operation.ts'

const activity = z.enum(['looking', 'editing'])
const others = z.object({
  others: z.array(z.object({ person: named, activity, since: moment })).describe('Who else is there'),
})
const path = '/api/v1/news/:id/presence'
const item = '0199a1b2-0000-7000-8000-000000000000'

export const presence = {
  show: operation({
    id: 'presence.show',
    method: 'GET',
    path,
    tag: 'news',
    summary: 'Who else looks at an item or edits it now',
    command: { words: 'news presence', example: item },
    params: byId,
    answers: { 200: others },
    errors: ['not-found'],
  }),
  set: operation({
    id: 'presence.set',
    method: 'PUT',
    path,
    tag: 'news',
    summary: 'Say that you look at an item or edit it; it ends after 45 seconds unless you say so again',
    command: { words: 'news attend', example: `${item} --activity editing` },
    params: byId,
    body: z.strictObject({ activity }),
    answers: { 200: others },
    errors: ['not-found'],
  }),
  leave: operation({
    id: 'presence.leave',
    method: 'DELETE',
    path,
    tag: 'news',
    summary: 'Say that you have left an item',
    command: { words: 'news leave', example: item, done: 'left' },
    params: byId,
    answers: { 200: done },
    errors: ['not-found'],
  }),
}
