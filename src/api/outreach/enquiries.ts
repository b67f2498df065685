import { z } from 'zod'
import { byId, day, done, officeId, slug } from '../parts/fields.ts'
import { changeErrors, entryQuery, replacing, versionFields, withdrawal } from '../parts/log-entry.ts'
import { logImport } from '../parts/log-import.ts'
import { logTemplate } from '../parts/log-template.ts'
import { operation } from '../parts/operation.ts'
import { pageOf, pageQuery } from '../parts/page.ts'

const sex = z.enum(['women', 'men', 'other', 'unknown'])
const outcome = z.enum(['answered', 'referred', 'pending', 'unknown'])

const enquiryFields = {
  officeId,
  askedOn: day,
  contactMethod: z.string().describe('How it reached the office, such as "hotline"'),
  topic: z.string(),
  language: z.string().optional(),
  sex: sex.optional(),
  outcome: outcome.optional(),
  projectId: slug.optional().describe('What funds it'),
  count: z.int().min(1).optional(),
}

const enquiry = z.object({
  ...versionFields,
  askedOn: z.string(),
  contactMethod: z.string(),
  topic: z.string(),
  language: z.string(),
  sex,
  outcome,
  count: z.int(),
})

/** Questions that reached an office, as counts. Days are local days of the office. */
export const enquiries = {
  list: operation({
    id: 'enquiries.list',
    method: 'GET',
    path: '/api/v1/enquiries',
    tag: 'outreach',
    summary: 'Counts of enquiries in the log, newest day first',
    command: {
      words: 'enquiries list',
      example: '--office lahore --month 2026-08',
      columns: ['entryId', 'version', 'askedOn', 'contactMethod', 'topic', 'language', 'count'],
    },
    query: entryQuery.extend({
      contactMethod: z.string().min(1).max(60).optional().describe('Such as "hotline"'),
      topic: z.string().min(1).max(60).optional(),
    }),
    answers: { 200: pageOf(enquiry) },
    errors: ['not-found'],
  }),
  log: operation({
    id: 'enquiries.log',
    method: 'POST',
    path: '/api/v1/enquiries',
    tag: 'outreach',
    summary: 'Log enquiries, as counts',
    command: {
      words: 'enquiries log',
      example: '--enquiries office=lahore,asked-on=2026-11-23,contact-method=phone,topic=visas,count=4',
      done: 'logged',
    },
    body: z.strictObject({ enquiries: z.array(z.strictObject(enquiryFields)).min(1).max(1_000) }),
    answers: { 201: done.extend({ entryIds: z.array(z.string()) }) },
    errors: ['not-found', 'month-closed'],
    idempotent: true,
  }),
  put: operation({
    id: 'enquiries.put',
    method: 'PUT',
    path: '/api/v1/enquiries/:id',
    tag: 'outreach',
    summary: 'Correct a count of enquiries, or log one under an id of your own',
    command: {
      words: 'enquiries correct',
      example:
        '0199a1b2-0000-7000-8000-000000000000 --office lahore --asked-on 2026-11-23 --contact-method phone --topic visas --count 4 --replaces 1',
      columns: ['entryId', 'version', 'askedOn', 'contactMethod', 'topic', 'count'],
    },
    description:
      'The whole entry is given. The version that it replaces stays in the history. If another came first, the answer is 409 with the `entry` as it is now. The same request once more changes nothing.',
    params: byId,
    body: z.strictObject({ ...enquiryFields, ...replacing }),
    answers: { 200: enquiry },
    errors: [...changeErrors],
  }),
  withdraw: operation({
    id: 'enquiries.withdraw',
    method: 'POST',
    path: '/api/v1/enquiries/:id/withdraw',
    tag: 'outreach',
    summary: 'Withdraw a count of enquiries: it no longer counts, and stays in the history',
    command: {
      words: 'enquiries withdraw',
      example: '0199a1b2-0000-7000-8000-000000000000 --reason "Counted on another day"',
      columns: ['entryId', 'version', 'askedOn', 'contactMethod', 'topic', 'count'],
    },
    params: byId,
    body: withdrawal,
    answers: { 200: enquiry },
    errors: [...changeErrors],
    idempotent: true,
  }),
  history: operation({
    id: 'enquiries.history',
    method: 'GET',
    path: '/api/v1/enquiries/:id/history',
    tag: 'outreach',
    summary: 'Every version of a count of enquiries, the first one first',
    command: {
      words: 'enquiries history',
      example: '0199a1b2-0000-7000-8000-000000000000',
      columns: ['version', 'createdAt', 'createdBy.name', 'topic', 'count', 'ended.how', 'ended.by.name'],
    },
    params: byId,
    query: z.strictObject(pageQuery({ most: 500, usual: 100 })),
    answers: { 200: pageOf(enquiry) },
    errors: ['not-found'],
  }),
  template: operation({
    ...logTemplate,
    id: 'enquiries.template',
    path: '/api/v1/enquiries/template',
    summary: 'An empty file for counts of enquiries, in a language, to fill in and import',
    command: {
      words: 'enquiries template',
      example: '--office lahore --language ur --out enquiries.xlsx',
    },
  }),
  import: operation({
    ...logImport,
    id: 'enquiries.import',
    path: '/api/v1/enquiries/import',
    summary: 'Import counts of enquiries from CSV or a workbook',
    command: { words: 'enquiries import', handWritten: true },
  }),
}
