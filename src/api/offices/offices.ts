import { z } from 'zod'
import { byLanguage, languageList } from '../../core/languages/language-code.ts'
import { affected } from '../parts/affected-posts.ts'
import { language, moment, officeId } from '../parts/fields.ts'
import { operation } from '../parts/operation.ts'
import { pageOf, pageQuery } from '../parts/page.ts'

const name = z.string().trim().min(1).max(120)
const wording = byLanguage(name)
const weekdays = z.array(z.int()).max(7).describe('ISO weekdays: 1 is Monday, 7 is Sunday')
const quietWindow = z.strictObject({
  weekdays: weekdays.describe('On which it begins: 1 is Monday, 7 is Sunday'),
  from: z.string().max(10).describe('Local time, such as 21:30'),
  to: z
    .string()
    .max(10)
    .describe('Local time, not included; on the next day where it is earlier than `from`'),
})
const quietException = z.strictObject({
  name: name.describe('Such as "Ramadan"'),
  from: z.string().max(20).describe('The first day, such as 2027-02-08'),
  until: z.string().max(20).describe('The last day'),
  quietHours: z
    .array(quietWindow)
    .max(21)
    .describe('In place of the usual ones, for nights that begin on these days; none: any hour'),
})
const place = z
  .strictObject({
    names: wording.default({}),
    spellings: z.array(name).max(50).default([]).describe('Others that datelines use'),
  })
  .refine(
    ({ names, spellings }) => Object.keys(names).length + spellings.length > 0,
    'must have a name or a spelling',
  )

/** What people decide about an office; what each may be is said where it is refused. */
const fields = {
  names: wording.refine(
    names => Object.keys(names).length > 0,
    'must name the office in at least one language',
  ),
  country: z.string().max(10).describe('ISO 3166-1 alpha-2, such as KE'),
  timeZone: z.string().max(100).describe('IANA name, such as Africa/Nairobi'),
  workingDays: weekdays,
  languages: languageList.refine(list => list.length > 0, 'must name at least one language'),
  quietHours: z.array(quietWindow).max(21).describe('When nothing is posted'),
  quietExceptions: z.array(quietException).max(100).describe('Other quiet hours between two days'),
  places: z.array(place).max(500).describe('Towns that it covers: news with their datelines belongs to it'),
  ageBands: z
    .array(z.string().max(12))
    .max(30)
    .describe(
      'By which participants are counted, such as 0-17, 18-24 and 65+; what was logged by others before stays',
    ),
}

const office = z.object({
  id: z.string(),
  names: byLanguage(z.string()),
  country: z.string(),
  timeZone: z.string(),
  workingDays: z.array(z.int()),
  languages: z.array(language),
  quietHours: z.array(quietWindow),
  quietExceptions: z.array(quietException),
  places: z.array(place),
  ageBands: z.array(z.string()),
  stopped: z.object({ at: moment, by: z.string(), reason: z.string() }).optional(),
  archived: z.object({ at: moment, by: z.string() }).optional(),
  version: z.int().describe('Counts the edits'),
})

/** What a new office takes. */
export const newOffice = z
  .strictObject({ id: officeId.describe('Made from its name if omitted'), ...fields })
  .partial()
  .required({ names: true, country: true })

const byId = z.strictObject({ id: officeId })
export const dryRun = z
  .literal(true)
  .optional()
  .describe('Answer what would become of scheduled posts, and save nothing')

export const offices = {
  list: operation({
    id: 'offices.list',
    method: 'GET',
    path: '/api/v1/offices',
    tag: 'offices',
    summary: 'The offices where you have a role',
    command: {
      words: 'offices list',
      example: '--archived no',
      columns: ['id', 'names', 'country', 'timeZone', 'languages', 'stopped.reason', 'archived.at'],
    },
    query: z.strictObject({
      archived: z
        .enum(['no', 'yes', 'all'])
        .default('all')
        .describe('Only those in use, or only the archived'),
      ...pageQuery({ most: 500, usual: 200 }),
    }),
    answers: { 200: pageOf(office) },
    errors: [],
  }),
  show: operation({
    id: 'offices.show',
    method: 'GET',
    path: '/api/v1/offices/:id',
    tag: 'offices',
    summary: 'One office, with its hours and places',
    command: { words: 'offices show', example: 'nairobi' },
    params: byId,
    answers: { 200: office },
    errors: ['not-found'],
  }),
  create: operation({
    id: 'offices.create',
    method: 'POST',
    path: '/api/v1/offices',
    tag: 'offices',
    summary: 'Create an office; what is not given is as usual in its country',
    command: {
      words: 'offices create',
      example:
        '--names en=Nairobi --names sw=Nairobi --country KE --time-zone Africa/Nairobi --languages en,sw',
    },
    body: newOffice,
    answers: { 201: office },
    errors: ['conflict'],
    idempotent: true,
  }),
  edit: operation({
    id: 'offices.edit',
    method: 'PATCH',
    path: '/api/v1/offices/:id',
    tag: 'offices',
    summary: 'Edit an office; the answer names the scheduled posts that then conflict',
    command: {
      words: 'offices edit',
      example:
        'nairobi --working-days 1,2,3,4,5 --quiet-hours weekdays=1,2,3,4,5,6,7,from=21:00,to=07:00 --dry-run',
      columns: ['saved', 'fields', 'notes', 'affected'],
    },
    description:
      'Lists are replaced as a whole. Scheduled posts stay due at the same moments, also when the time zone changes.',
    params: byId,
    body: z.strictObject({
      ...z.strictObject(fields).partial().shape,
      dryRun,
      expectedVersion: z
        .int()
        .optional()
        .describe('Refuse the edit if the office has another version; the answer holds the current office'),
    }),
    answers: {
      200: z.object({
        office,
        saved: z.boolean().describe('False for a dry run'),
        fields: z.array(z.string()).describe('What was edited, or would be'),
        notes: z.array(z.string()),
        affected,
      }),
    },
    errors: ['not-found', 'conflict'],
  }),
  archive: operation({
    id: 'offices.archive',
    method: 'POST',
    path: '/api/v1/offices/:id/archive',
    tag: 'offices',
    summary: 'Archive an office that has no scheduled posts; all that it did stays',
    command: { words: 'offices archive', example: 'nairobi', columns: ['id', 'names', 'archived.at'] },
    params: byId,
    answers: { 200: office },
    errors: ['not-found', 'office-has-posts'],
  }),
  restore: operation({
    id: 'offices.restore',
    method: 'POST',
    path: '/api/v1/offices/:id/restore',
    tag: 'offices',
    summary: 'Take an archived office back into use',
    command: { words: 'offices restore', example: 'nairobi', columns: ['id', 'names'] },
    params: byId,
    answers: { 200: office },
    errors: ['not-found', 'conflict'],
  }),
}
