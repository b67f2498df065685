/** What does not compile: `npm run check:types` fails where a line below no longer disagrees with the contract. */
import { z } from 'zod'
import { budget } from '../../src/api/offices/budget.ts'
import { type AnswerOnWire, operation } from '../../src/api/parts/operation.ts'
import type { Client } from '../../src/cli/client.ts'
import type { App } from '../../src/http/deps.ts'
import { type RequestFor, serve } from '../../src/http/serve.ts'

declare const app: App
declare const client: Client

const answers = { 200: z.object({ done: z.literal(true) }) }
const command = { words: 'news show', example: '' }
const usual = {
  id: 'news.show',
  method: 'GET',
  tag: 'news',
  summary: 'One',
  answers,
  errors: [],
  command,
} as const
const byId = z.strictObject({ id: z.string() })
const byName = z.strictObject({ name: z.string() })

export const paths = [
  operation({ ...usual, path: '/news/:id', params: byId }),
  // @ts-expect-error a path with a parameter that its schema does not have
  operation({ ...usual, path: '/news/:id', params: byName }),
  // @ts-expect-error a path with a parameter, and no schema
  operation({ ...usual, path: '/news/:id' }),
  // @ts-expect-error a schema for a path without parameters
  operation({ ...usual, path: '/news', params: byId }),
  // @ts-expect-error neither a command nor why there is none
  operation({ ...usual, path: '/news', command: undefined }),
  // @ts-expect-error a command without an example
  operation({ ...usual, path: '/news', command: { words: 'news show' } }),
  // @ts-expect-error an error code that does not exist
  operation({ ...usual, path: '/news', errors: ['not-fuond'] }),
]

export function routes(): void {
  // @ts-expect-error an answer without its fields
  serve(app, budget.show, async () => ({ month: '2026-11' }))
  // @ts-expect-error an answer of another operation
  serve(app, budget.set, async () => ({ done: true as const }))
}

export const fields = {
  body: (request: RequestFor<typeof budget.set>) => request.body.monthMilliDollars,
  // @ts-expect-error a field of the body that does not exist
  noBody: (request: RequestFor<typeof budget.set>) => request.body.dollars,
  // @ts-expect-error a parameter that does not exist
  noParameter: (request: RequestFor<typeof budget.set>) => request.params.office,
  wire: (answer: AnswerOnWire<typeof budget.show>) => answer.month,
  // @ts-expect-error a field of the answer that does not exist
  noWire: (answer: AnswerOnWire<typeof budget.show>) => answer.dollars,
}

export async function calls(): Promise<void> {
  const month = await client.call(budget.show, { params: { id: 'lahore' } })
  // @ts-expect-error a field of the answer that does not exist
  month.dollars
  // @ts-expect-error no parameters
  await client.call(budget.show)
  // @ts-expect-error a parameter of another name
  await client.call(budget.show, { params: { office: 'lahore' } })
  // @ts-expect-error a query of another form
  await client.call(budget.show, { params: { id: 'lahore' }, query: { month: 11 } })
  // @ts-expect-error a body of another form
  await client.call(budget.set, { params: { id: 'lahore' }, body: { monthMilliDollars: '50' } })
}
