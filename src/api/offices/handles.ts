import { z } from 'zod'
import { done, id, language, lineOfText, moment, network } from '../parts/fields.ts'
import { operation } from '../parts/operation.ts'
import { cursorMeaning, pageOf, pageQuery } from '../parts/page.ts'

const name = lineOfText(120).describe('The organisation, as it stands in a text, in the same letter case')

const handle = z.object({ name: z.string(), network, handle: z.string().describe('Without its "@"') })

export const handles = {
  list: operation({
    id: 'handles.list',
    method: 'GET',
    path: '/api/v1/handles',
    tag: 'handles',
    summary: 'Organisations and the handles that stand for them in posts',
    command: { words: 'handles list', example: '--network x' },
    query: z.strictObject({ network: network.optional(), ...pageQuery({ most: 500, usual: 200 }) }),
    answers: { 200: pageOf(handle) },
    errors: [],
  }),
  set: operation({
    id: 'handles.set',
    method: 'PUT',
    path: '/api/v1/handles',
    tag: 'handles',
    summary: 'Set the handle of an organisation on a network',
    command: { words: 'handles set', example: '--name "Roads Fund" --network x --handle RoadsFund' },
    body: z.strictObject({ name, network, handle: z.string().max(200).describe('With or without its "@"') }),
    answers: { 200: handle },
    errors: ['conflict'],
  }),
  remove: operation({
    id: 'handles.remove',
    method: 'DELETE',
    path: '/api/v1/handles',
    tag: 'handles',
    summary: 'Remove the handle of an organisation on a network; posts then have its name',
    command: { words: 'handles remove', example: '--name "Roads Fund" --network x', done: 'removed' },
    query: z.strictObject({ name, network }),
    answers: { 200: done },
    errors: ['not-found'],
  }),
  listUses: operation({
    id: 'handles.listUses',
    method: 'GET',
    path: '/api/v1/handles/uses',
    tag: 'handles',
    summary: 'The news items whose text names an organisation, newest first',
    command: { words: 'handles uses', example: '--name "Roads Fund"' },
    query: z.strictObject({
      name,
      ...pageQuery({ most: 100, usual: 50 }),
      cursor: id.optional().describe(cursorMeaning),
    }),
    answers: {
      200: pageOf(
        z.object({
          newsItemId: z.string(),
          officeId: z.string(),
          state: z.enum(['draft', 'in_review', 'approved']),
          languages: z.array(language).describe('Of the texts that name it'),
          excerpt: z.string().describe('The words around the first mention'),
          createdAt: moment,
        }),
      ),
    },
    errors: [],
  }),
}
