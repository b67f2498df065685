import { z } from 'zod'
import { done } from '../parts/fields.ts'
import { operation } from '../parts/operation.ts'

export const organisationName = z.string().trim().min(1).max(200)

/** The organisation as a whole. */
export const organisation = {
  show: operation({
    id: 'organisation.show',
    method: 'GET',
    path: '/api/v1/organisation',
    tag: 'offices',
    summary: 'The name of the organisation',
    command: { words: 'organisation show', example: '' },
    answers: { 200: z.object({ name: z.string().nullable().describe('Null until it is set up') }) },
    errors: [],
  }),
  name: operation({
    id: 'organisation.name',
    method: 'PUT',
    path: '/api/v1/organisation',
    tag: 'offices',
    summary: 'Change the name of the organisation',
    command: { words: 'organisation name', example: '--name "Advice for Migrants"' },
    body: z.strictObject({ name: organisationName }),
    answers: { 200: done },
    errors: [],
  }),
}
