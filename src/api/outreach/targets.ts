import { z } from 'zod'
import { day, lineOfText, moment, officeId, slug, yesOrNo } from '../parts/fields.ts'
import { operation } from '../parts/operation.ts'
import { pageOf, pageQuery } from '../parts/page.ts'
import { indicatorId } from './figures.ts'

const kind = z.enum(['target', 'baseline'])

/** What offices aim at, and where they began. */
export const targets = {
  list: operation({
    id: 'targets.list',
    method: 'GET',
    path: '/api/v1/targets',
    tag: 'metrics',
    summary: 'Targets and baselines that stand, with what was achieved',
    command: {
      words: 'targets list',
      example: '--from 2026-01-01 --to 2026-12-31',
      columns: ['officeId', 'indicator', 'from', 'to', 'kind', 'value', 'achieved', 'expected'],
    },
    query: z.strictObject({
      ...pageQuery({ most: 500, usual: 100 }),
      office: officeId.optional(),
      from: day.optional().describe('Only those that touch the days from here'),
      to: day.optional().describe('Only those that touch the days to here'),
      sandbox: yesOrNo.optional().describe('Compare with practice figures instead of live ones'),
    }),
    answers: {
      200: pageOf(
        z.object({
          id: z.string(),
          officeId: z.string(),
          projectId: z.string().nullable(),
          indicator: indicatorId,
          from: z.string(),
          to: z.string(),
          kind,
          value: z.number(),
          note: z.string().nullable(),
          setBy: z.string(),
          setAt: moment,
          achieved: z.number().nullable().describe('Of its days, up to yesterday; null where not known'),
          expected: z
            .number()
            .nullable()
            .describe('The share of the target that its days up to yesterday are; null for what is no count'),
        }),
      ),
    },
    errors: [],
  }),
  set: operation({
    id: 'targets.set',
    method: 'PUT',
    path: '/api/v1/targets',
    tag: 'metrics',
    summary: 'Set what an office aims at, or where it began',
    command: {
      words: 'targets set',
      example: '--office lahore --indicator enquiries --from 2026-01-01 --to 2026-12-31 --value 5400',
    },
    body: z.strictObject({
      officeId,
      projectId: slug.optional().describe('Of one project; of all together without it'),
      indicator: indicatorId,
      from: day.describe('Local day of the office, included'),
      to: day.describe('Local day of the office, included'),
      kind: kind.default('target'),
      value: z.number().nullable().describe('Null takes the target of these days back'),
      note: lineOfText(500).optional(),
    }),
    answers: { 200: z.object({ id: z.string() }) },
    errors: ['not-found'],
  }),
}
