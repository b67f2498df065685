import { z } from 'zod'
import { exportAudiences, exportFormatNames, exportTableNames } from '../../core/export-names.ts'
import { byId, day, id, moment, officeId, slug } from '../parts/fields.ts'
import { operation } from '../parts/operation.ts'
import { cursorMeaning, pageOf, pageQuery } from '../parts/page.ts'

const exportAnswer = z.object({
  id: z.string(),
  tables: z.array(z.enum(exportTableNames)),
  officeIds: z.array(z.string()),
  projectIds: z.array(z.string()).nullable(),
  from: z.string(),
  to: z.string(),
  format: z.enum(exportFormatNames),
  sandbox: z.boolean(),
  audience: z.enum(exportAudiences),
  state: z.enum(['waiting', 'running', 'ready', 'failed', 'expired']),
  rowsTotal: z.int().describe('As counted at the request'),
  rowsDone: z.int(),
  bytes: z.number(),
  sha256: z.string().nullable().describe('Of the file, once it is ready'),
  createdAt: moment.describe('As of which the record is read'),
  expiresAt: moment.nullable().describe('When the file will be deleted'),
})

/** Files of what figures rest on. */
export const exports = {
  make: operation({
    id: 'exports.make',
    method: 'POST',
    path: '/api/v1/exports',
    tag: 'metrics',
    summary: 'Export tables of the log, posts and metrics as a file',
    description:
      'A small file is ready in the answer; a large one is made by a worker, and `rowsDone` says how far it is.',
    command: {
      words: 'exports make',
      example: '--tables enquiries --office lahore --from 2026-07-01 --to 2026-09-30 --format xlsx',
      columns: ['id', 'state', 'rowsTotal'],
    },
    body: z.strictObject({
      tables: z
        .array(z.enum(exportTableNames))
        .min(1)
        .max(exportTableNames.length)
        .describe('CSV and Parquet hold one'),
      officeIds: z.array(officeId).min(1).max(200),
      projectIds: z.array(slug).min(1).max(200).optional().describe('Only what these projects paid for'),
      from: day.describe('Local day of each office, included'),
      to: day.describe('Local day of each office, included'),
      format: z.enum(exportFormatNames),
      sandbox: z
        .boolean()
        .optional()
        .describe('Practice, or the live world; by default practice while the sandbox networks are in use'),
      audience: z
        .enum(exportAudiences)
        .default('internal')
        .describe(
          'For the public, no count of one to four people is in the file or can be worked out from it; for internal use, all are',
        ),
    }),
    answers: { 201: exportAnswer },
    errors: [
      'not-found',
      'too-large',
      'period-open',
      'export-counts-few',
      'export-public-by-project',
      'too-costly',
    ],
    idempotent: true,
  }),
  list: operation({
    id: 'exports.list',
    method: 'GET',
    path: '/api/v1/exports',
    tag: 'metrics',
    summary: 'Your exports, newest first',
    command: {
      words: 'exports list',
      example: '',
      columns: ['id', 'tables', 'state', 'rowsDone', 'rowsTotal'],
    },
    query: z.strictObject({
      ...pageQuery({ most: 200, usual: 50 }),
      cursor: id.optional().describe(cursorMeaning),
    }),
    answers: { 200: pageOf(exportAnswer) },
    errors: [],
  }),
  show: operation({
    id: 'exports.show',
    method: 'GET',
    path: '/api/v1/exports/:id',
    tag: 'metrics',
    summary: 'One export, with how far it is',
    command: { words: 'exports show', example: '0199a1b2-0000-7000-8000-000000000000' },
    params: byId,
    answers: { 200: exportAnswer },
    errors: ['not-found'],
  }),
  download: operation({
    id: 'exports.download',
    method: 'GET',
    path: '/api/v1/exports/:id/file',
    tag: 'metrics',
    summary: 'The file of an export',
    command: {
      words: 'exports download',
      example: '0199a1b2-0000-7000-8000-000000000000 --out enquiries.xlsx',
    },
    params: byId,
    answers: {
      200: {
        file: [
          'text/csv',
          'application/jsonl',
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
          'application/vnd.apache.parquet',
        ],
      },
    },
    errors: ['not-found', 'conflict'],
  }),
}
