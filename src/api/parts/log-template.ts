import { z } from 'zod'
import { fallbackInterfaceLanguage, interfaceLanguages } from '../../core/languages/interface-languages.ts'
import { officeId } from './fields.ts'

/** A template to fill in and import, for both logs alike. */
export const logTemplate = {
  method: 'GET',
  tag: 'outreach',
  description:
    'As a workbook it has the words of the lists and the languages of the office as drop-downs, and a sheet that explains the columns.',
  query: z.strictObject({
    officeId: officeId.describe('Whose age bands and languages it has'),
    language: z
      .enum(interfaceLanguages)
      .default(fallbackInterfaceLanguage)
      .describe('Of its headings and words'),
    format: z.enum(['xlsx', 'csv']).default('xlsx'),
  }),
  answers: {
    200: { file: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'text/csv'] },
  },
  errors: ['not-found'],
} as const
