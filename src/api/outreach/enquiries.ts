import { z } from 'zod'
import { day, done, officeId } from '../parts/fields.ts'
import { logImport } from '../parts/log-import.ts'
import { operation } from '../parts/operation.ts'

/** Questions that reached an office, as counts. Days are local days of the office. */
export const enquiries = {
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
    body: z.strictObject({
      enquiries: z
        .array(
          z.strictObject({
            officeId,
            askedOn: day,
            contactMethod: z.string(),
            topic: z.string(),
            language: z.string().optional(),
            count: z.int().min(1).optional(),
          }),
        )
        .min(1)
        .max(1_000),
    }),
    answers: { 201: done },
    errors: ['not-found'],
    idempotent: true,
  }),
  import: operation({
    ...logImport,
    id: 'enquiries.import',
    path: '/api/v1/enquiries/import',
    summary: 'Import counts of enquiries from CSV or a workbook',
    command: { words: 'enquiries import', handWritten: true },
  }),
}
