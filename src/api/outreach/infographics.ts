import { z } from 'zod'
import { infographicLanguages } from '../../core/languages/infographic-languages.ts'
import { byId, officeId } from '../parts/fields.ts'
import { savedAnswer } from '../parts/news-item.ts'
import { operation } from '../parts/operation.ts'

export const infographicFormat = z.enum(['svg', 'png', 'pdf'])
/** Only those into which the words of infographics have been translated. */
export const infographicLanguage = z.enum(infographicLanguages, {
  error: ({ input }) =>
    `must be one of ${infographicLanguages.join(', ')}, in which infographics have their words, not "${String(input).slice(0, 40)}"`,
})

export const infographics = {
  draw: operation({
    id: 'infographics.draw',
    method: 'GET',
    path: '/api/v1/snapshots/:id/infographic',
    tag: 'snapshots',
    summary: 'The infographic of a snapshot, drawn on request',
    command: {
      words: 'infographics render',
      example: '0199a1b2-0000-7000-8000-000000000000 --language ur --out infographic.png',
    },
    params: byId,
    query: z.strictObject({ language: infographicLanguage, format: infographicFormat.default('png') }),
    answers: { 200: { file: ['image/svg+xml', 'image/png', 'application/pdf'] } },
    errors: ['not-found', 'conflict', 'credit-missing', 'small-cells', 'picture-changed', 'too-costly'],
  }),
  createNews: operation({
    id: 'infographics.createNews',
    method: 'POST',
    path: '/api/v1/snapshots/:id/news',
    tag: 'snapshots',
    summary: 'Create a draft news item with the infographic as its image',
    command: {
      words: 'infographics create-news',
      example: '0199a1b2-0000-7000-8000-000000000000 --office lahore --language ur',
    },
    params: byId,
    body: z.strictObject({
      officeId: officeId.describe('The office that will publish it'),
      language: infographicLanguage,
    }),
    answers: { 201: savedAnswer },
    errors: ['not-found', 'conflict', 'too-costly', 'quota-exceeded'],
    idempotent: true,
  }),
}
