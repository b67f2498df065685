import { z } from 'zod'
import { byId, id, moment, named, officeId } from '../parts/fields.ts'
import { operation } from '../parts/operation.ts'
import { pageOf, pageQuery } from '../parts/page.ts'
import { world } from '../parts/world.ts'

const log = z.enum(['activities', 'enquiries'])

const logImport = z.object({
  id: z.string(),
  log,
  source: z.string().describe('Whose sheet it was'),
  name: z.string().describe("The file's name"),
  fileSha256: z.string(),
  officeIds: z.array(z.string()),
  practice: z.boolean(),
  added: z.int(),
  known: z.int().describe('Rows that were here before'),
  withdrawn: z.int().describe('Rows among those known that a person had withdrawn'),
  ended: z.int().describe('Rows of the source that the file replaced'),
  refused: z.int(),
  createdBy: named,
  createdAt: moment,
  undone: z.object({ by: named, at: moment }).nullable(),
})

/** Files of the log that were imported. */
export const logImports = {
  list: operation({
    id: 'logImports.list',
    method: 'GET',
    path: '/api/v1/log-imports',
    tag: 'outreach',
    summary: 'Files that were imported into the log, newest first',
    command: {
      words: 'log-imports list',
      example: '--office lahore --log enquiries',
      columns: [
        'id',
        'createdAt',
        'log',
        'name',
        'source',
        'added',
        'known',
        'ended',
        'refused',
        'undone.at',
      ],
    },
    query: z.strictObject({
      officeId: officeId.optional(),
      log: log.optional(),
      world,
      ...pageQuery({ most: 500, usual: 100 }),
      cursor: id.optional(),
    }),
    answers: { 200: pageOf(logImport) },
    errors: ['not-found'],
  }),
  undo: operation({
    id: 'logImports.undo',
    method: 'POST',
    path: '/api/v1/log-imports/:id/undo',
    tag: 'outreach',
    summary: 'Undo an import: what it added ends, what it ended counts again',
    description:
      'All of it or nothing. Refused where an entry that it added was corrected since, and where one is in a month that is closed.',
    command: {
      words: 'log-imports undo',
      example: '0199a1b2-0000-7000-8000-000000000000',
      columns: ['id', 'log', 'name', 'added', 'ended', 'undone.at'],
    },
    params: byId,
    answers: { 200: logImport },
    errors: [
      'log-import-not-found',
      'log-import-undone',
      'log-import-corrected',
      'log-import-other-world',
      'month-closed',
    ],
    idempotent: true,
  }),
}
