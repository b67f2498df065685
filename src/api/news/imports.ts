import { z } from 'zod'
import { byId, id, moment, named } from '../parts/fields.ts'
import { importForm } from '../parts/import-form.ts'
import { operation } from '../parts/operation.ts'
import { cursorMeaning, pageOf, pageQuery } from '../parts/page.ts'

const importRow = z.object({
  id: z.string(),
  name: z.string().describe('Of the file'),
  form: importForm,
  createdBy: named,
  createdAt: moment,
  items: z.int().describe('Those that are still there and that you may read'),
  touched: z.int().describe('How many of them were edited again or submitted'),
  officeIds: z.array(z.string()),
  undone: z.object({ by: named, at: moment }).nullable(),
})

export const imports = {
  list: operation({
    id: 'imports.list',
    method: 'GET',
    path: '/api/v1/news/imports',
    tag: 'news',
    summary: 'The imports of news that brought something in, newest first',
    command: {
      words: 'news imports',
      example: '--limit 10',
      columns: ['id', 'createdAt', 'createdBy.name', 'items', 'touched', 'undone.at', 'name'],
    },
    query: z.strictObject({
      ...pageQuery({ most: 100, usual: 50 }),
      cursor: id.optional().describe(cursorMeaning),
    }),
    answers: { 200: pageOf(importRow) },
    errors: ['not-found'],
  }),
  undo: operation({
    id: 'imports.undo',
    method: 'POST',
    path: '/api/v1/news/imports/:id/undo',
    tag: 'news',
    summary:
      'Remove what an import brought in, while nothing of it was submitted, scheduled, or edited by others',
    command: { words: 'news undo-import', example: '0199a1b2-0000-7000-8000-000000000000' },
    description:
      'Where something was, the answer is 409 `import-in-use` with those `items`. The file can be imported again.',
    params: byId,
    answers: {
      200: z.object({
        removed: z.int(),
        kept: z.array(z.string()).describe('Items that were submitted or edited while this went on'),
      }),
    },
    errors: ['not-found', 'conflict'],
  }),
}
