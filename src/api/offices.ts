import { z } from 'zod'
import { byLanguage } from '../core/languages/language-code.ts'
import { language, moment } from './parts/fields.ts'
import { operation } from './parts/operation.ts'
import { pageOf, pageQuery } from './parts/page.ts'

const office = z.object({
  id: z.string(),
  names: byLanguage(z.string()),
  country: z.string(),
  timeZone: z.string(),
  languages: z.array(language),
  stopped: z.object({ at: moment, by: z.string(), reason: z.string() }).optional(),
})

export const offices = {
  list: operation({
    id: 'offices.list',
    method: 'GET',
    path: '/api/v1/offices',
    tag: 'offices',
    summary: 'The offices where you have a role',
    query: z.strictObject(pageQuery({ most: 500, usual: 200 })),
    answers: { 200: pageOf(office) },
    errors: [],
  }),
}
