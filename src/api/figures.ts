import { z } from 'zod'
import { infographicLanguages } from '../core/languages/infographic-languages.ts'
import { day, officeId } from './parts/fields.ts'

export const exportQuery = z.strictObject({
  offices: z
    .string()
    .regex(/^[a-z][a-z0-9-]*(,[a-z][a-z0-9-]*)*$/, 'must be office ids with commas between them')
    .describe('Office ids with commas between them'),
  from: day.describe('Local day of each office, included'),
  to: day.describe('Local day of each office, included'),
  format: z.enum(['csv', 'json']).default('csv'),
})

export const infographicFormat = z.enum(['svg', 'png', 'pdf'])
/** Only those that somebody has translated the words of infographics into. */
export const infographicLanguage = z.enum(infographicLanguages, {
  error: ({ input }) =>
    `must be one of ${infographicLanguages.join(', ')}, in which infographics have their words, not "${String(input).slice(0, 40)}"`,
})
export const infographicQuery = z.strictObject({
  language: infographicLanguage,
  format: infographicFormat,
})

/** The office that will publish it, and in which language. */
export const infographicNewsBody = z.strictObject({ officeId, language: infographicLanguage })

export const rotationAnswer = z.object({
  rewrapped: z.int(),
  changedMeanwhile: z.int().describe('Run it again when this is not 0'),
  unreadable: z.int().describe('Sealed with a key that is gone: connect these channels again'),
  keysStillNeeded: z.array(z.string()).describe('Keys that must stay in SECRET_KEYS besides the first'),
})
