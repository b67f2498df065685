import { z } from 'zod'
import { infographicLanguages } from '../core/languages/infographic-languages.ts'
import { savedAnswer } from './news.ts'
import { byId, officeId } from './parts/fields.ts'
import { operation } from './parts/operation.ts'

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
    params: byId,
    query: z.strictObject({ language: infographicLanguage, format: infographicFormat }),
    answers: { 200: { file: ['image/svg+xml', 'image/png', 'application/pdf'] } },
    errors: ['not-found', 'too-costly'],
  }),
  createNews: operation({
    id: 'infographics.createNews',
    method: 'POST',
    path: '/api/v1/snapshots/:id/news',
    tag: 'snapshots',
    summary: 'Create a draft news item with the infographic as its image',
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
