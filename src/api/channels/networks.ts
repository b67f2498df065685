import { z } from 'zod'
import { network } from '../parts/fields.ts'
import { operation } from '../parts/operation.ts'
import { pageOf, pageQuery } from '../parts/page.ts'

const connectable = z.object({
  name: network,
  label: z.string(),
  accountWord: z.string().describe('What one of its accounts is called'),
  servers: z.enum(['one', 'many']).describe('"many": connecting takes the server of the account'),
  waysIn: z.array(
    z.object({
      way: z.enum(['sign-in', 'token', 'keys']),
      missing: z.string().nullable().describe('Why this way is not open here; null where it is'),
    }),
  ),
})

export const networks = {
  list: operation({
    id: 'networks.list',
    method: 'GET',
    path: '/api/v1/networks',
    tag: 'channels',
    summary: 'The networks, and how an account of each can be connected here',
    command: { words: 'channels networks', example: '', columns: ['name', 'label', 'accountWord', 'waysIn'] },
    query: z.strictObject(pageQuery({ most: 200, usual: 100 })),
    answers: { 200: pageOf(connectable) },
    errors: [],
  }),
}
