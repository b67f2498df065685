import { pino } from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { systemActor } from '../../src/access/actor.ts'
import { connectChannel } from '../../src/channels/connecting/connect-channel.ts'
import { newId } from '../../src/core/ids.ts'
import { systemClock } from '../../src/core/time/clock.ts'
import { networkProfiles } from '../../src/networks/profiles.ts'
import { beginUpload } from '../../src/news/media/uploading/begin-upload.ts'
import { approveNewsItem } from '../../src/news/review/approve-news-item.ts'
import { submitNewsItem } from '../../src/news/review/submit-news-item.ts'
import { createDraft } from '../../src/news/writing/create-draft.ts'
import { freezeSnapshot } from '../../src/outreach/snapshots/freeze-snapshot.ts'
import { schedulePosts } from '../../src/publishing/calendar/schedule-posts.ts'
import { addOffices, buildApp, type SignedIn, type TestApp } from '../factories/app.ts'
import { isDeep } from '../factories/depth.ts'
import { buildNotification } from '../factories/events.ts'
import { scriptedNetwork } from '../factories/scripted-network.ts'
import { waysIn } from '../factories/ways-in.ts'

// Every operation that the API describes, with each of its values in turn as odd as its description allows: what is
// absent, far, huge or long is refused in words of ours, and never as a fault of the server's.

interface Schema {
  type?: string | undefined
  format?: string | undefined
  pattern?: string | undefined
  enum?: unknown[] | undefined
  const?: unknown
  anyOf?: Schema[] | undefined
  oneOf?: Schema[] | undefined
  items?: Schema | undefined
  properties?: Record<string, Schema> | undefined
  additionalProperties?: Schema | false | undefined
  maxLength?: number | undefined
  minimum?: number | undefined
  maximum?: number | undefined
}

const schema: z.ZodType<Schema> = z.lazy(() =>
  z.object({
    // What may be null has two types.
    type: z
      .union([z.string(), z.array(z.string()).transform(types => types.find(type => type !== 'null'))])
      .optional(),
    format: z.string().optional(),
    pattern: z.string().optional(),
    enum: z.array(z.unknown()).optional(),
    const: z.unknown().optional(),
    anyOf: z.array(schema).optional(),
    oneOf: z.array(schema).optional(),
    items: schema.optional(),
    properties: z.record(z.string(), schema).optional(),
    additionalProperties: z.union([z.literal(false), schema]).optional(),
    maxLength: z.number().optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
  }),
)

const operation = z.object({
  parameters: z
    .array(z.object({ name: z.string(), in: z.enum(['path', 'query', 'header']), schema }))
    .default([]),
  requestBody: z
    .object({ content: z.record(z.string(), z.object({ schema: schema.optional() })) })
    .optional(),
})
const description = z.object({ paths: z.record(z.string(), z.record(z.string(), operation)) })

type Place = (string | number)[]
interface Asked {
  path: Record<string, unknown>
  query: Record<string, unknown>
  body: unknown
}

let test: TestApp
let admin: SignedIn
let known: Record<string, string>
/** What the server said of its last fault, to its operators alone. */
let lastFault: unknown
let operations: [string, z.output<typeof operation>][]

beforeAll(async () => {
  const network = scriptedNetwork(() => [])
  test = await buildApp({
    log: pino(
      { level: 'error' },
      {
        write(line: string) {
          lastFault = JSON.parse(line).err?.message
        },
      },
    ),
    networks: new Map(networkProfiles().map(profile => [profile.name, { ...network, profile }])),
    waysIn: waysIn({
      x: { origin: 'http://127.0.0.1:9', clientId: 'client', clock: systemClock },
      sandbox: false,
    }),
  })
  await addOffices(test.database, 'lahore')
  admin = await test.signIn(['admin', '*'])
  known = await whatThereIs()
  const described = await test.app.inject({ url: '/api/v1/openapi.json', headers: admin.headers })
  operations = Object.entries(description.parse(described.json()).paths)
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, each]): [string, z.output<typeof operation>] => [
        `${method.toUpperCase()} ${path}`,
        each,
      ]),
    )
    // A stream does not end by itself; its odd values are in live.test.ts.
    .filter(([name]) => name !== 'GET /api/v1/events')
}, 60_000)
afterAll(() => test.close())

it('answers no odd value with a fault of its own', { timeout: 300_000 }, async () => {
  expect(operations.length).toBeGreaterThan(60)
  const faults: string[] = []
  let asked = 0
  for (const [route, { parameters, requestBody }] of operations) {
    if (endsOneself.includes(route)) continue
    const body = requestBody?.content['application/json']?.schema
    const slots = [
      ...parameters
        .filter(parameter => parameter.in !== 'header')
        .map(({ in: where, name, schema }) => ({ where, name, schema })),
      ...(body ? [{ where: 'body' as const, name: '', schema: body }] : []),
    ]
    const plain = (): Asked => {
      const made: Asked = { path: {}, query: {}, body: undefined }
      for (const { where, name, schema } of slots) {
        const value = usual(schema, where === 'path' ? `${route.split('/')[3]}.${name}` : name)
        if (where === 'body') made.body = value
        else if (where === 'path') made.path[name] = value
        else if (name !== 'cursor' && name !== 'before') made.query[name] = value
      }
      return made
    }
    const requests: [string, Asked][] = [['as usual', plain()]]
    for (const { where, name, schema } of slots) {
      for (const [place, leaf] of leavesOf(schema, [])) {
        for (const odd of oddValuesOf(leaf)) {
          const request = plain()
          if (where === 'body') request.body = withValue(request.body, place, odd)
          else if (where === 'path') request.path[name] = odd
          else request.query[name] = odd
          requests.push([
            `${where} ${[name, ...place].join('.')} = ${String(JSON.stringify(odd)).slice(0, 60)}`,
            request,
          ])
        }
      }
    }
    for (const [what, request] of isDeep ? requests : someOf(requests)) {
      asked += 1
      const answer = await ask(route, request)
      // A queue or network that is away may say so; nothing of ours may break.
      if (answer.statusCode === 500) faults.push(`${route}: ${what} (${lastFault})`)
    }
  }
  expect(faults).toEqual([])
  expect(asked).toBeGreaterThan(1_000)
})

let turn = 0
/** A tenth of them, beginning at another one in each operation; the first is the request as usual. */
function someOf<Each>(all: readonly Each[]): Each[] {
  turn += 1
  return all.filter((_each, index) => index === 0 || index % 10 === turn % 10)
}

/** They would end the session that asks, or lock it out; their own tests try them. */
const endsOneself = [
  'DELETE /api/v1/session',
  'DELETE /api/v1/sessions/{id}',
  'DELETE /api/v1/sessions',
  'POST /api/v1/people/{id}/deactivate',
]

async function ask(route: string, { path, query, body }: Asked) {
  const [method, pattern = ''] = route.split(' ')
  const filled = pattern.replaceAll(/\{(\w+)\}/g, (_all, name) =>
    encodeURIComponent(String(path[name]).toWellFormed()),
  )
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) search.set(name, String(value).toWellFormed())
  return await test.app.inject({
    method: method as 'POST',
    url: `${filled}?${search}`,
    headers: admin.headers,
    ...(body === undefined ? {} : { payload: body as object }),
    ...(takesFile.test(pattern) ? { ...aFile, headers: { ...admin.headers, ...aFile.headers } } : {}),
  })
}

const takesFile = /\/(import|media|uploads)(\/\{id\})?$/
const pieceType = 'application/offset+octet-stream'
/** A file, also for the protocol of uploads that go on where they broke off. */
const aFile = {
  payload: 'A counselling day was held.',
  headers: {
    'content-type': pieceType,
    'tus-resumable': '1.0.0',
    'upload-length': '27',
    'upload-offset': '0',
  },
}

/** A value that the route takes, as far as its description goes. */
function usual(schema: Schema, name: string): unknown {
  const there = known[name]
  if (there !== undefined) return there
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const [first] = schema.oneOf ?? schema.anyOf ?? []
  if (first) return usual(first, name)
  if (schema.type === 'object') {
    return Object.fromEntries(
      Object.entries(schema.properties ?? {})
        .filter(([each]) => !leftOutUsually.has(each))
        .map(([each, one]) => [each, usual(one, each)]),
    )
  }
  if (schema.type === 'array') return [usual(schema.items ?? {}, name.replace(/s$/, ''))]
  if (schema.type === 'integer' || schema.type === 'number') return Math.max(schema.minimum ?? 1, 1)
  if (schema.type === 'boolean') return true
  if (schema.format === 'date') return '2026-07-02'
  if (schema.format === 'date-time') return '2026-07-02T10:00:00Z'
  if (schema.format === 'uuid') return newId()
  return 'a word'
}

/** Either one stands, or the request means something else with them. */
const leftOutUsually = new Set([
  'at',
  'offset',
  'now',
  'notBefore',
  'link',
  'projectId',
  'password',
  'currentPassword',
])

function leavesOf(schema: Schema, place: Place): [Place, Schema][] {
  const [first] = schema.oneOf ?? schema.anyOf ?? []
  if (first) return [...leavesOf(first, place), [place, { ...schema, type: 'string' }]]
  if (schema.type === 'array') return [[place, schema], ...leavesOf(schema.items ?? {}, [...place, 0])]
  if (schema.type !== 'object') return [[place, schema]]
  const map = schema.additionalProperties
  return [
    ...Object.entries(schema.properties ?? {}).flatMap(([name, each]) => leavesOf(each, [...place, name])),
    ...(map ? leavesOf(map, [...place, 'unknown']) : []),
  ]
}

const moments = [
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00+14:00',
  '1969-12-31T23:59:59.999999999Z',
  '9999-12-31T23:59:59-14:00',
  '9999-12-31T23:59:59Z',
]
const days = ['0000-01-01', '0001-01-01', '9999-12-31', '2026-02-29']
const numbers = [-1, 0, 2 ** 31, 2 ** 53 - 1, 2 ** 63, 1e308, 0.5]
const absent = '0199a1b2-0000-7000-8000-000000000000'
const words = [
  absent,
  'absent',
  '*',
  'constructor',
  '__proto__',
  'null',
  '٣',
  "'; select 1 --",
  '%_\\',
  '\ud800',
  '2026-13',
  '9999-12',
  '0000-01',
  `+275760-09-13T00:00:00.000Z_${absent}`,
  `9999-12-31T23:59:59.999Z_${'-'.repeat(36)}`,
  `-271821-04-20T00:00:00.000Z_${absent}`,
  '9999-12-31T23:59',
  '0000-01-01T00:00',
  '0001-01-01T00:00',
  '+14:00',
]

function oddValuesOf({ type, format, maxLength }: Schema): unknown[] {
  if (type === 'integer' || type === 'number') return numbers
  if (type === 'boolean') return ['yes', 2]
  if (type === 'array') return [[], Array(1_001).fill('lahore')]
  if (format === 'date-time') return moments
  if (format === 'date') return days
  if (format === 'uuid') return [absent, absent.toUpperCase(), '00000000-0000-0000-0000-000000000000']
  const longest = Math.min(maxLength ?? 20_000, 20_000)
  return [...words, noise(longest)]
}

/** Text that PostgreSQL cannot shorten, so that an index over it would be too small. */
function noise(length: number): string {
  let state = 7
  let text = ''
  while (text.length < length) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    text += String.fromCodePoint(0x4e00 + (state % 20_000))
  }
  return text
}

function withValue(whole: unknown, place: Place, value: unknown): unknown {
  const [first, ...rest] = place
  if (first === undefined) return value
  if (Array.isArray(whole)) return [withValue(whole[0], rest, value)]
  const record = typeof whole === 'object' && whole !== null ? whole : {}
  return {
    ...record,
    [first]: withValue(Object.entries(record).find(([name]) => name === first)?.[1], rest, value),
  }
}

const content = {
  places: ['Lahore'],
  topics: [],
  variants: [{ language: 'en' as const, text: 'The centre answers questions.' }],
  media: [],
}

/** One of each, so that a request gets past "not found" to what it would do. */
async function whatThereIs(): Promise<Record<string, string>> {
  const { deps } = test
  const author = await test.signIn(['author', 'lahore'])
  const approver = await test.signIn(['approver', 'lahore'])
  const { channelId } = await connectChannel(deps, {
    actor: systemActor,
    officeId: 'lahore',
    network: 'x',
    externalId: '1',
    handle: 'lahore',
    name: 'Lahore',
    languages: ['en'],
    credentials: { accessToken: 'token' },
    sandbox: true,
  })
  const drafted = await createDraft(deps, { actor: author.actor, officeId: 'lahore', content })
  const { newsItemId } = await createDraft(deps, { actor: author.actor, officeId: 'lahore', content })
  const { contentHash } = await submitNewsItem(deps, { actor: author.actor, newsItemId })
  await approveNewsItem(deps, { actor: approver.actor, newsItemId, contentHash })
  const { posts } = await schedulePosts(deps, { actor: author.actor, newsItemId })
  const uploadId = newId()
  await beginUpload(deps, { actor: admin.actor, officeId: 'lahore', uploadId, byteCount: 9 })
  const snapshot = await freezeSnapshot(deps, {
    actor: admin.actor,
    officeIds: ['lahore'],
    from: '2026-07-01',
    to: '2026-09-30',
    sandbox: true,
    incomplete: true,
  })
  return {
    officeId: 'lahore',
    offices: 'lahore',
    'offices.id': 'lahore',
    'people.id': author.actor.id,
    'news.id': drafted.newsItemId,
    'channels.id': channelId,
    'posts.id': posts[0]?.id ?? '',
    'snapshots.id': snapshot.id,
    'media.id': uploadId,
    'notifications.id': await buildNotification(test.database.db),
    newsItemId,
    channelId,
    month: '2026-11',
  }
}
