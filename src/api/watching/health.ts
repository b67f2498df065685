import { z } from 'zod'
import { operation } from '../parts/operation.ts'

const answered = z.enum(['ok', 'not answering'])
const state = z.object({
  ready: z.boolean(),
  database: answered,
  queue: answered,
  warnings: z
    .array(z.string())
    .describe('What does not work as it should though this process does; for the operator'),
})

/** For those who restart processes and steer traffic. */
export const health = {
  live: operation({
    id: 'health.live',
    method: 'GET',
    path: '/health/live',
    tag: 'health',
    summary: 'The process answers',
    command: { words: 'health live', example: '' },
    answers: { 200: z.object({ live: z.literal(true) }) },
    errors: [],
    open: 'to-probes',
  }),
  ready: operation({
    id: 'health.ready',
    method: 'GET',
    path: '/health/ready',
    tag: 'health',
    summary: 'The database answers and the queue takes jobs',
    command: { words: 'health ready', example: '' },
    answers: { 200: state, 503: state },
    errors: [],
    open: 'to-probes',
  }),
}
