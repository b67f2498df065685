import { z } from 'zod'
import { translatedLanguages } from '../../core/languages/interface-languages.ts'
import { done, lineOfText, moment, named } from '../parts/fields.ts'
import { operation } from '../parts/operation.ts'
import { pageOf, pageQuery } from '../parts/page.ts'

const language = z.enum(translatedLanguages).describe('Of the screens; English is the original')
const key = z
  .string()
  .max(120)
  .regex(/^[a-z][\w-]*(\.[\w-]+)+$/i, 'must be the key of a text, such as "calendar.move"')
  .describe('Of the text, as in the file of its language')
const text = lineOfText(2_000)

/** What people propose in place of texts of the screens that no native reader has checked. */
export const translations = {
  list: operation({
    id: 'translations.list',
    method: 'GET',
    path: '/api/v1/translations',
    tag: 'translations',
    summary: 'What people propose in place of texts of the screens, by key',
    command: { words: 'translations list', example: '--language ur' },
    query: z.strictObject({ language, ...pageQuery({ most: 1_000, usual: 200 }) }),
    answers: {
      200: pageOf(
        z.object({
          key: z.string(),
          english: z.string().describe('What it translates, as it was then'),
          text: z.string(),
          by: named,
          at: moment,
        }),
      ),
    },
    errors: [],
  }),
  propose: operation({
    id: 'translations.propose',
    method: 'PUT',
    path: '/api/v1/translations',
    tag: 'translations',
    summary: 'Propose a better text for the screens, in place of what you proposed for it before',
    command: {
      words: 'translations propose',
      example: '--language ur --key calendar.move --english "Move to…" --text "منتقل کریں…"',
      done: 'proposed',
    },
    body: z.strictObject({ language, key, english: text.describe('What it translates'), text }),
    answers: { 200: done },
    errors: ['conflict'],
  }),
  withdraw: operation({
    id: 'translations.withdraw',
    method: 'DELETE',
    path: '/api/v1/translations',
    tag: 'translations',
    summary: 'Withdraw what you proposed for a text',
    command: {
      words: 'translations withdraw',
      example: '--language ur --key calendar.move',
      done: 'withdrawn',
    },
    query: z.strictObject({ language, key }),
    answers: { 200: done },
    errors: ['not-found'],
  }),
}
