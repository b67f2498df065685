import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { contract, operations } from '../../src/api/contract.ts'
import { familyOf, statusOf } from '../../src/api/parts/errors.ts'
import { errorsOf } from '../../src/api/parts/errors-of.ts'
import { isTagged } from '../../src/api/parts/is-tagged.ts'
import { buildApp, type TestApp } from '../factories/app.ts'
import { routesOf } from '../factories/routes.ts'

const root = new URL('../../', import.meta.url).pathname
const documented = z.object({
  operationId: z.string(),
  summary: z.string(),
  responses: z.record(z.string(), z.looseObject({ content: z.record(z.string(), z.unknown()).optional() })),
})
const documentSchema = z.object({
  paths: z.record(z.string(), z.record(z.string(), documented)),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
})

/** What is created by other means of its own. */
const withoutKey: Record<string, string> = {
  'setup.run': 'a link works once, and makes no second admin',
  'passkeys.add': 'the browser answers a challenge, which is good for one time',
  'secondFactor.begin': 'begun again, it replaces what was begun',
  'uploads.begin': 'tus 1.0; an upload that was begun twice holds nothing and is deleted after a day',
  'uploads.finish': 'may be repeated; the answer stays the same',
}

let test: TestApp
let described: Map<string, z.output<typeof documented>>
beforeAll(async () => {
  test = await buildApp({ publicDocs: true }, 'nobody')
  const document = documentSchema.parse((await test.app.inject({ url: '/api/v1/openapi.json' })).json())
  expect(document.components.schemas.Problem).toBeDefined()
  described = new Map(
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, each]) => [
        `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
        each,
      ]),
    ),
  )
})
afterAll(() => test.close())

const endpointOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`
/** The files of a folder and of those in it, as `news/comments.ts`. */
const filesIn = (folder: string) =>
  readdirSync(`${root}${folder}`, { recursive: true })
    .map(file => String(file))
    .filter(file => file.endsWith('.ts'))
    .toSorted()

describe('the contract', () => {
  it('names each operation by its resource and what is done', () => {
    const named = Object.entries(contract).flatMap(([resource, each]) =>
      Object.entries(each).map(([name, { id }]) => [`${resource}.${name}`, id]),
    )
    expect(named.filter(([name, id]) => name !== id)).toEqual([])
    expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length)
    expect(new Set(operations.map(endpointOf)).size).toBe(operations.length)
  })

  it('has every route of the API, and every route is one of it', () => {
    const isOfApi = (route: string) =>
      / \/(api|health)\//.test(route) && !/\/(openapi\.json|docs.*)$/.test(route)
    const routes = routesOf(test.app).filter(isOfApi)
    // The router lists no HEAD.
    const promised = operations.filter(({ method }) => method !== 'HEAD').map(endpointOf)
    expect(routes.toSorted()).toEqual(promised.toSorted())
  })

  it('is what OpenAPI describes, with every answer and error', () => {
    expect([...described.keys()].toSorted()).toEqual(operations.map(endpointOf).toSorted())
    for (const operation of operations) {
      const { operationId, summary, responses } = described.get(endpointOf(operation)) ?? {}
      expect([operationId, summary]).toEqual([operation.id, operation.summary])
      const statuses = [
        ...Object.keys(operation.answers),
        ...(isTagged(operation) ? ['304'] : []),
        ...errorsOf(operation).map(code => String(statusOf({ family: familyOf(code) }))),
      ]
      expect(Object.keys(responses ?? {}).toSorted()).toEqual([...new Set(statuses)].toSorted())
    }
  })

  it('has one file for each resource, and the routes another of the same name and folder', () => {
    const resources = filesIn('src/api').filter(file => file !== 'contract.ts' && !file.startsWith('parts/'))
    expect(filesIn('src/http/routes')).toEqual(resources)
    expect(resources).toHaveLength(Object.keys(contract).length)
  })

  it('answers every list in pages of one form', () => {
    const lists = operations.filter(({ answers }) => fieldsOf(answers[200]).includes('items'))
    expect(lists.length).toBeGreaterThan(10)
    for (const { id, method, query, answers } of lists) {
      expect([id, method, fieldsOf(answers[200])]).toEqual([id, 'GET', ['items', 'next']])
      expect([id, fieldsOf(query)]).toEqual([id, expect.arrayContaining(['cursor', 'limit'])])
    }
    const named = operations.filter(({ id }) => /\.list/.test(id))
    expect(named.filter(list => !lists.includes(list)).map(({ id }) => id)).toEqual([])
  })

  it('marks the answers of every list, so that a caller who has them gets none again', () => {
    const lists = operations.filter(({ answers }) => fieldsOf(answers[200]).includes('items'))
    expect(lists.filter(list => !isTagged(list)).map(({ id }) => id)).toEqual([])
  })

  it('takes an Idempotency-Key wherever something is created', () => {
    const creating = operations.filter(({ method, answers }) => method === 'POST' && 201 in answers)
    expect(creating.length).toBeGreaterThan(5)
    const without = creating.filter(({ idempotent }) => !idempotent).map(({ id }) => id)
    expect(without.toSorted()).toEqual(Object.keys(withoutKey).toSorted())
    // What is not theirs before they sign in has no one to keep the key for.
    expect(operations.filter(({ idempotent, open }) => idempotent && open === 'to-all')).toEqual([])
  })

  it('goes into a bundle for browsers as types alone, without Zod', () => {
    const bundle = execFileSync(
      `${root}node_modules/.bin/rolldown`,
      [`${root}tests/api/browser-client.ts`, '--format', 'esm', '--platform', 'browser'],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    )
    expect(bundle).toContain('newestTexts')
    expect(bundle).not.toMatch(/zod|strictObject|safeParse/i)
    expect(bundle.length).toBeLessThan(2_000)
  })
})

describe('docs/api.md', () => {
  const page = readFileSync(`${root}docs/api.md`, 'utf8')
  const rows = [...page.matchAll(/^\| `([A-Z]+) (\S+)` \| ([^|]+) \| ([^|]+) \| [^|]+ \|$/gm)].map(
    ([, method = '', path = '', what = '', who = '']) => ({ endpoint: `${method} ${path}`, what, who }),
  )

  it('has one row for each operation of the OpenAPI document, with its summary', () => {
    const wanted = [...described].map(([endpoint, { summary }]) => [endpoint, summary])
    expect(rows.map(({ endpoint, what }) => [endpoint, what]).toSorted()).toEqual(wanted.toSorted())
  })

  it('says who may ask in words of roles', () => {
    const role = '(author|approver|analyst|operator|admin)'
    const words = new RegExp(
      `^(everyone|yourself|any role|${role}(, ${role})*( of all offices|, signed in)?)$`,
    )
    expect(rows.filter(({ who }) => !words.test(who))).toEqual([])
    const open = operations.filter(({ open: to }) => to === 'to-all' || to === 'to-probes').map(endpointOf)
    const everyone = rows.filter(({ who }) => who === 'everyone').map(({ endpoint }) => endpoint)
    expect(everyone.toSorted()).toEqual(open.toSorted())
  })
})

function fieldsOf(schema: unknown): string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : []
}
