import { z } from 'zod'
import { byId, day, id, moment, officeId } from '../parts/fields.ts'
import { operation } from '../parts/operation.ts'
import { cursorMeaning, pageOf, pageQuery } from '../parts/page.ts'

const snapshotSummary = z.object({
  id: z.string(),
  officeIds: z.array(z.string()),
  from: z.string(),
  to: z.string(),
  contentHash: z.string(),
  version: z.int(),
  replaces: z.string().nullable(),
  hash: z.string(),
  sandbox: z.boolean(),
  frozenBy: z.string(),
  frozenAt: moment,
})
const fault = z.object({
  kind: z
    .enum(['figures-changed', 'presentation-changed', 'chain-broken', 'figure-differs'])
    .describe('"figure-differs": the record now gives another value for that moment'),
  place: z.string().optional().describe('A path into the figures'),
  frozen: z.unknown().optional(),
  now: z.unknown().optional(),
})
const verifiedSnapshot = z.object({
  id: z.string(),
  seq: z.int(),
  version: z.int(),
  officeIds: z.array(z.string()),
  from: z.string(),
  to: z.string(),
  hash: z.string(),
  faults: z.array(fault),
})
const figures = z.looseObject({ version: z.int(), sandbox: z.boolean() })

export const snapshots = {
  freeze: operation({
    id: 'snapshots.freeze',
    method: 'POST',
    path: '/api/v1/snapshots',
    tag: 'snapshots',
    summary: 'Freeze the figures of offices and a period',
    command: {
      words: 'snapshots freeze',
      example: '--office lahore --office vienna --from 2026-07-01 --to 2026-09-30',
      columns: ['id', 'version', 'contentHash'],
    },
    body: z.strictObject({
      officeIds: z.array(officeId).min(1).max(200),
      from: day.describe('Local day of each office, included'),
      to: day.describe('Local day of each office, included'),
      soFar: z
        .boolean()
        .optional()
        .describe('Take a period that is not over up to today, and say so on what is drawn of it'),
      incomplete: z
        .boolean()
        .optional()
        .describe('Take months that an office has not closed, and say so on what is drawn of it'),
      sandbox: z
        .boolean()
        .optional()
        .describe(
          'Practice figures, or live ones; by default practice while the sandbox networks are in use',
        ),
    }),
    answers: {
      201: z.object({
        id: z.string(),
        version: z.int(),
        replaces: z.string().nullable(),
        contentHash: z.string(),
        hash: z.string(),
        figures,
      }),
    },
    errors: ['not-found', 'conflict', 'period-open', 'months-open'],
    idempotent: true,
  }),
  list: operation({
    id: 'snapshots.list',
    method: 'GET',
    path: '/api/v1/snapshots',
    tag: 'snapshots',
    summary: 'Snapshots, newest first',
    command: {
      words: 'snapshots list',
      example: '',
      columns: ['id', 'version', 'officeIds', 'from', 'to', 'frozenAt'],
    },
    query: z.strictObject({
      ...pageQuery({ most: 500, usual: 100 }),
      cursor: id.optional().describe(cursorMeaning),
    }),
    answers: { 200: pageOf(snapshotSummary) },
    errors: [],
  }),
  verify: operation({
    id: 'snapshots.verify',
    method: 'GET',
    path: '/api/v1/snapshots/verify',
    tag: 'snapshots',
    summary: 'Recompute each figure as of its extraction, and check the chain of snapshots',
    command: {
      words: 'snapshots verify',
      example: '',
      columns: ['seq', 'id', 'from', 'to', 'version', 'faults'],
    },
    query: z.strictObject({
      ...pageQuery({ most: 50, usual: 20 }),
      cursor: z
        .string()
        .regex(/^\d{1,15}$/, 'must be a number')
        .optional()
        .describe(cursorMeaning),
    }),
    answers: { 200: pageOf(verifiedSnapshot) },
    errors: [],
  }),
  show: operation({
    id: 'snapshots.show',
    method: 'GET',
    path: '/api/v1/snapshots/:id',
    tag: 'snapshots',
    summary: 'One snapshot with its figures',
    command: { words: 'snapshots show', example: '0199a1b2-0000-7000-8000-000000000000' },
    params: byId,
    answers: { 200: snapshotSummary.extend({ figures }) },
    errors: ['not-found'],
  }),
}
