import { z } from 'zod'
import { byLanguage } from '../../core/languages/language-code.ts'
import { bySlug, day, done, lineOfText, moment, officeId, slug } from '../parts/fields.ts'
import { operation } from '../parts/operation.ts'
import { pageOf, pageQuery } from '../parts/page.ts'

/** Longer lines leave no room for words on X, and no infographic has room for them. */
const creditLine = lineOfText(200)
const name = lineOfText(200)
const reason = lineOfText(500).describe('Why there is no donor to name')
const officeIds = z
  .array(officeId)
  .min(1)
  .max(200)
  .describe('The offices that may use it; every office when absent or null')
const euEmblem = z.literal('eu').describe('The emblem of the European Union, which is built in')

const project = z.object({
  id: z.string(),
  name: z.string(),
  credit: byLanguage(z.string()).describe("The donor's line, by language"),
  emblem: z
    .enum(['eu', 'own'])
    .nullable()
    .describe('`eu` is built in; `own` is a file, at `GET /api/v1/projects/:id/emblem`'),
  noDonor: z
    .object({ reason: z.string(), by: z.string(), byName: z.string().nullable(), at: moment })
    .nullable()
    .describe('The recorded decision that there is no donor to name'),
  isDonorSettled: z
    .boolean()
    .describe('It has a credit line or that decision; until then none of its items can be submitted'),
  beginsOn: day.nullable(),
  endsOn: day.nullable(),
  officeIds: z.array(z.string()).nullable().describe('Null for every office'),
  isDefault: z.boolean().describe('Imported items get it where they name none'),
  archivedAt: moment.nullable(),
})

export const projects = {
  list: operation({
    id: 'projects.list',
    method: 'GET',
    path: '/api/v1/projects',
    tag: 'projects',
    summary: 'The projects that your offices may use, the default one first',
    command: {
      words: 'projects list',
      example: '--office lahore',
      columns: ['id', 'name', 'isDonorSettled', 'officeIds', 'endsOn', 'isDefault', 'archivedAt'],
    },
    query: z.strictObject({
      officeId: officeId.optional().describe('Those that this office may use'),
      show: z.enum(['current', 'archived', 'all']).default('current'),
      ...pageQuery({ most: 500, usual: 200 }),
    }),
    answers: { 200: pageOf(project) },
    errors: ['not-found'],
  }),
  show: operation({
    id: 'projects.show',
    method: 'GET',
    path: '/api/v1/projects/:id',
    tag: 'projects',
    summary: 'One project',
    command: { words: 'projects show', example: 'silk-routes' },
    params: bySlug,
    answers: { 200: project },
    errors: ['not-found'],
  }),
  create: operation({
    id: 'projects.create',
    method: 'POST',
    path: '/api/v1/projects',
    tag: 'projects',
    summary: 'Create a project: what funds items, and how its donor is credited',
    command: {
      words: 'projects create',
      example: '--name "Barabara Salama" --credit "en=Funded by the Roads Fund" --ends-on 2027-12-31',
    },
    body: z.strictObject({
      id: slug.optional().describe('What files and the API name it by; made from the name when absent'),
      name,
      credit: byLanguage(creditLine).default({}),
      emblem: euEmblem.optional(),
      beginsOn: day.optional(),
      endsOn: day.optional(),
      officeIds: officeIds.optional(),
      isDefault: z.literal(true).optional(),
      noDonorReason: reason.optional(),
    }),
    answers: { 201: project },
    errors: ['not-found', 'conflict'],
    idempotent: true,
  }),
  edit: operation({
    id: 'projects.edit',
    method: 'PATCH',
    path: '/api/v1/projects/:id',
    tag: 'projects',
    summary: 'Edit a project; scheduled posts keep the credit line they were laid out with',
    command: {
      words: 'projects edit',
      example: 'silk-routes --credit "sw=Kwa msaada wa Umoja wa Ulaya" --office nairobi',
    },
    description: 'What is absent stays as it is. A language that `credit` gives as null loses its line.',
    params: bySlug,
    body: z.strictObject({
      name: name.optional(),
      credit: byLanguage(creditLine.nullable()).optional(),
      emblem: euEmblem.nullable().optional(),
      beginsOn: day.nullable().optional(),
      endsOn: day.nullable().optional(),
      officeIds: officeIds.nullable().optional(),
      isDefault: z.boolean().optional(),
    }),
    answers: { 200: project },
    errors: ['not-found', 'conflict'],
  }),
  archive: operation({
    id: 'projects.archive',
    method: 'POST',
    path: '/api/v1/projects/:id/archive',
    tag: 'projects',
    summary: 'Archive a project: items no longer choose it, and those that name it keep it',
    command: { words: 'projects archive', example: 'silk-routes', done: 'archived' },
    params: bySlug,
    answers: { 200: done },
    errors: ['not-found', 'conflict'],
  }),
  restore: operation({
    id: 'projects.restore',
    method: 'POST',
    path: '/api/v1/projects/:id/restore',
    tag: 'projects',
    summary: 'Restore an archived project',
    command: { words: 'projects restore', example: 'silk-routes', done: 'restored' },
    params: bySlug,
    answers: { 200: done },
    errors: ['not-found', 'conflict'],
  }),
  recordNoDonor: operation({
    id: 'projects.recordNoDonor',
    method: 'PUT',
    path: '/api/v1/projects/:id/no-donor',
    tag: 'projects',
    summary: 'Record the decision that a project has no donor to name',
    command: { words: 'projects record-no-donor', example: 'own-funds --reason "We pay for it ourselves."' },
    params: bySlug,
    body: z.strictObject({ reason }),
    answers: { 200: project },
    errors: ['not-found', 'conflict'],
  }),
  withdrawNoDonor: operation({
    id: 'projects.withdrawNoDonor',
    method: 'DELETE',
    path: '/api/v1/projects/:id/no-donor',
    tag: 'projects',
    summary: 'Withdraw that decision; its items then need a credit line',
    command: { words: 'projects withdraw-no-donor', example: 'own-funds' },
    params: bySlug,
    answers: { 200: project },
    errors: ['not-found', 'conflict'],
  }),
  setEmblem: operation({
    id: 'projects.setEmblem',
    method: 'PUT',
    path: '/api/v1/projects/:id/emblem',
    tag: 'projects',
    summary: 'Upload an emblem for a project; it is re-encoded',
    command: { words: 'projects set-emblem', example: 'silk-routes emblem.png' },
    description: 'PNG or JPEG of at most 1 MB and 2,000 pixels a side.',
    params: bySlug,
    body: { file: 'any' },
    answers: { 200: project },
    errors: ['not-found', 'conflict', 'too-costly', 'too-large'],
  }),
  showEmblem: operation({
    id: 'projects.showEmblem',
    method: 'GET',
    path: '/api/v1/projects/:id/emblem',
    tag: 'projects',
    summary: "The file of a project's own emblem",
    command: { words: 'projects emblem', example: 'silk-routes --out emblem.png' },
    params: bySlug,
    answers: { 200: { file: ['image/jpeg', 'image/png'] } },
    errors: ['not-found'],
  }),
}
