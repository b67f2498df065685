import { z } from 'zod'
import { affected } from '../parts/affected-posts.ts'
import { day, officeId } from '../parts/fields.ts'
import { operation } from '../parts/operation.ts'
import { pageOf, pageQuery } from '../parts/page.ts'
import { dryRun } from './offices.ts'

const name = z.string().trim().min(1).max(120)
const kind = z
  .enum(['fixed', 'moon'])
  .describe('`moon`: it follows the moon, and its day is certain only shortly before')
const toConfirm = z.boolean().describe('Whether a person has still to confirm the day')
const holiday = z.object({ day: z.string(), name: z.string(), kind, toConfirm })
const written = z.string().max(20).describe('Such as 2027-03-23')

const changed = z.object({
  saved: z.boolean().describe('False for a dry run'),
  added: z.array(holiday),
  edited: z.array(holiday).describe('As they are now, or would be'),
  removed: z.array(holiday),
  affected,
})

const ofOffice = z.strictObject({ id: officeId })
const ofDay = z.strictObject({ id: officeId, day })
const path = '/api/v1/offices/:id/holidays'
/** In a query everything is text. */
const dryRunQuery = z.enum(['true']).optional().describe('Answer what would be done, and save nothing')

/** Days on which an office does not work, beside its days off. Days are those of its own calendar. */
export const holidays = {
  list: operation({
    id: 'holidays.list',
    method: 'GET',
    path,
    tag: 'offices',
    summary: 'The holidays of an office, in order of their days',
    command: { words: 'holidays list', example: 'nairobi --from 2027-01-01' },
    params: ofOffice,
    query: z.strictObject({
      from: day.optional().describe('Included'),
      until: day.optional().describe('Included'),
      ...pageQuery({ most: 500, usual: 200 }),
    }),
    answers: { 200: pageOf(holiday) },
    errors: ['not-found'],
  }),
  add: operation({
    id: 'holidays.add',
    method: 'POST',
    path,
    tag: 'offices',
    summary: 'Add a holiday; the answer names the scheduled posts of that day',
    command: { words: 'holidays add', example: 'nairobi --day 2027-06-01 --name "Madaraka Day"' },
    params: ofOffice,
    body: z.strictObject({
      day: written,
      name,
      kind: kind.optional(),
      toConfirm: toConfirm.optional(),
      dryRun,
    }),
    answers: { 201: changed },
    errors: ['not-found', 'conflict'],
    idempotent: true,
  }),
  edit: operation({
    id: 'holidays.edit',
    method: 'PATCH',
    path: `${path}/:day`,
    tag: 'offices',
    summary: 'Edit a holiday, or move it to another day',
    command: { words: 'holidays edit', example: 'nairobi 2027-03-09 --day 2027-03-10' },
    params: ofDay,
    body: z.strictObject({
      day: written.optional(),
      name: name.optional(),
      kind: kind.optional(),
      toConfirm: toConfirm.optional(),
      dryRun,
    }),
    answers: { 200: changed },
    errors: ['not-found', 'conflict'],
  }),
  confirm: operation({
    id: 'holidays.confirm',
    method: 'POST',
    path: `${path}/:day/confirm`,
    tag: 'offices',
    summary: 'Confirm the day of a holiday that follows the moon',
    command: { words: 'holidays confirm', example: 'nairobi 2027-03-10' },
    params: ofDay,
    answers: { 200: changed },
    errors: ['not-found', 'conflict'],
  }),
  remove: operation({
    id: 'holidays.remove',
    method: 'DELETE',
    path: `${path}/:day`,
    tag: 'offices',
    summary: 'Remove a holiday',
    command: { words: 'holidays remove', example: 'nairobi 2027-06-01' },
    params: ofDay,
    query: z.strictObject({ dryRun: dryRunQuery }),
    answers: { 200: changed },
    errors: ['not-found', 'conflict'],
  }),
  import: operation({
    id: 'holidays.import',
    method: 'POST',
    path: `${path}/import`,
    tag: 'offices',
    summary: 'Import the holidays of an iCalendar file; bad entries are named, the others come in',
    command: { words: 'holidays import', example: 'nairobi holidays.ics' },
    params: ofOffice,
    query: z.strictObject({
      name: z
        .string()
        .min(1)
        .max(200)
        .default('standard input')
        .describe('The name of the file, for messages'),
      dryRun: dryRunQuery,
    }),
    body: { file: 'any' },
    answers: {
      200: changed.extend({
        already: z.int().describe('Days of the file that were holidays before; they stay as they are'),
        faults: z
          .array(z.object({ line: z.int(), reason: z.string() }))
          .describe('Entries that were refused; the others came in'),
      }),
    },
    errors: ['not-found', 'conflict', 'too-costly'],
    idempotent: true,
  }),
  suggest: operation({
    id: 'holidays.suggest',
    method: 'GET',
    path: `${path}/suggestions`,
    tag: 'offices',
    summary: 'The public holidays of a country in a year, to choose from',
    command: { words: 'holidays suggest', example: 'nairobi --year 2027' },
    params: ofOffice,
    query: z.strictObject({
      year: z.coerce.number<number | string>().int().min(1990).max(2099),
      country: z.string().max(10).optional().describe('Another than that of the office'),
    }),
    answers: {
      200: z.object({
        country: z.string(),
        suggestions: z.array(
          holiday.extend({ already: z.boolean().describe('Whether that day is a holiday of the office') }),
        ),
        source: z
          .enum(['date-holidays', 'dateline'])
          .nullable()
          .describe('Whose list it is; null where none is known for the country'),
        credit: z.string().nullable().describe('To be named where the list is shown'),
      }),
    },
    errors: ['not-found'],
  }),
  accept: operation({
    id: 'holidays.accept',
    method: 'POST',
    path: `${path}/suggestions/accept`,
    tag: 'offices',
    summary: 'Accept suggestions: all of a year, or those of some days',
    command: { words: 'holidays accept', example: 'nairobi --year 2027' },
    params: ofOffice,
    body: z.strictObject({
      year: z.int().min(1990).max(2099),
      country: z.string().max(10).optional().describe('Another than that of the office'),
      days: z.array(day).max(200).optional().describe('All when absent'),
      dryRun,
    }),
    answers: { 201: changed },
    errors: ['not-found', 'conflict'],
    idempotent: true,
  }),
}
