import { z } from 'zod'
import { day } from '../parts/fields.ts'
import { operation } from '../parts/operation.ts'
import { world } from '../parts/world.ts'

export const exportFormat = z.enum(['csv', 'json'])

export const metrics = {
  export: operation({
    id: 'metrics.export',
    method: 'GET',
    path: '/api/v1/metrics/export',
    tag: 'metrics',
    summary: 'Every value behind the figures, with its code book',
    command: {
      words: 'metrics export',
      example: '--offices lahore,vienna --from 2026-07-01 --to 2026-09-30 --out figures.csv',
    },
    query: z.strictObject({
      offices: z
        .string()
        .regex(/^[a-z][a-z0-9-]*(,[a-z][a-z0-9-]*)*$/, 'must be office ids with commas between them')
        .describe('Office ids with commas between them'),
      from: day.describe('Local day of each office, included'),
      to: day.describe('Local day of each office, included'),
      world,
      format: exportFormat.default('csv'),
    }),
    answers: { 200: { file: ['text/csv', 'application/json'] } },
    errors: ['not-found'],
  }),
}
