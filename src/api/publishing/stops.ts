import { z } from 'zod'
import { done, id, moment, officeId } from '../parts/fields.ts'
import { operation } from '../parts/operation.ts'

export const stopTarget = z.discriminatedUnion('scope', [
  z.strictObject({ scope: z.literal('channel'), channelId: id, reason: z.string() }),
  z.strictObject({ scope: z.literal('office'), officeId, reason: z.string() }),
  z.strictObject({ scope: z.literal('everything'), reason: z.string() }),
])

const stop = { at: moment, by: z.string(), byName: z.string().nullable(), reason: z.string() }

/** Stop and resume for a channel, an office, everything. */
export const stops = {
  show: operation({
    id: 'stops.show',
    method: 'GET',
    path: '/api/v1/stops',
    tag: 'stops',
    summary: 'What is stopped now',
    command: { words: 'posts stopped', example: '' },
    answers: {
      200: z.object({
        everything: z.object(stop).nullable(),
        offices: z.array(z.object({ officeId: z.string(), ...stop })),
        channels: z.array(z.object({ officeId: z.string(), channelId: z.string(), ...stop })),
      }),
    },
    errors: [],
  }),
  stop: operation({
    id: 'stops.stop',
    method: 'POST',
    path: '/api/v1/stops',
    tag: 'stops',
    summary: 'Stop a channel, an office or everything',
    command: {
      words: 'posts stop',
      example: '--scope office --office lahore --reason "A wrong date went out."',
      done: 'stopped',
    },
    body: stopTarget,
    answers: { 200: done },
    errors: ['not-found', 'conflict'],
    limit: 'emergency',
  }),
  resume: operation({
    id: 'stops.resume',
    method: 'POST',
    path: '/api/v1/stops/resume',
    tag: 'stops',
    summary: 'Resume what was stopped',
    command: {
      words: 'posts resume',
      example: '--scope everything --reason "Checked after the restore."',
      done: 'resumed',
    },
    body: stopTarget,
    answers: { 200: done },
    errors: ['not-found', 'conflict'],
    limit: 'emergency',
  }),
}
