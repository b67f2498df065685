import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { z } from 'zod'
import { type Problem, problem } from '../api/parts/errors.ts'
import { type Answer, addressOf, type Input, type Operation } from '../api/parts/operation.ts'
import { messageOf } from '../core/errors/errors.ts'
import { assertImportSize } from '../core/import-limit.ts'
import { readCredentials } from './credentials.ts'

const defaultUrl = 'http://127.0.0.1:3000'

/** The HTTP API as commands use it. Everything throws one sentence for people. */
export interface Client {
  origin: string
  /** Asks and reads the answer. A request that changes something has an idempotency key of its own. */
  call<Op extends Operation>(operation: Op, ...input: InputOf<Op>): Promise<Answer<Op>>
  get(path: string, query?: Query): Promise<unknown>
  /** Sends JSON, or a file as it is; a repeated request with one key does its work once. */
  send(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown, query?: Query): Promise<unknown>
  sendFile(path: string, bytes: Uint8Array, query: Query): Promise<unknown>
  download(path: string, query?: Query): Promise<{ bytes: Uint8Array; response: Response }>
  /** What signs a request that another library makes. */
  headers(): Record<string, string>
  /** The answer itself, whatever its status, for signing in. */
  request(path: string, init: RequestInit): Promise<Response>
}

/** Nothing need be given to an operation that takes nothing, or nothing that must be there. */
type InputOf<Op extends Operation> = object extends Input<Op> ? [input?: Input<Op>] : [input: Input<Op>]

interface Parts {
  params?: unknown
  query?: unknown
  body?: unknown
}

export type Query = Record<string, string | undefined>

/** A client for the address that the command line, the environment or nobody gave. */
export function createClient(command: Command): Client {
  const origin = originOf(command)
  const sharedHeaders = () => ({ ...authorisation(origin), origin })

  async function request(path: string, init: RequestInit): Promise<Response> {
    try {
      return await fetch(origin + path, { redirect: 'error', ...init })
    } catch (thrown) {
      throw new Error(`${origin} cannot be reached (${reasonOf(thrown)}); is Dateline running there?`)
    }
  }

  async function checked(path: string, query: Query | undefined, init: RequestInit): Promise<Response> {
    const response = await request(path + queryText(query), {
      ...init,
      headers: { ...sharedHeaders(), ...init.headers },
    })
    if (response.ok) return response
    throw await refusalOf(response, command.optsWithGlobals().json === true ? 'json' : 'lines')
  }

  return {
    origin,
    request,
    headers: sharedHeaders,
    async call(operation, ...[input]) {
      const { body: given, ...address } = (input ?? {}) as Parts
      const once: Record<string, string> =
        operation.method === 'GET' ? {} : { 'idempotency-key': randomUUID() }
      const { body, headers } = bodyOf(given)
      const init = { method: operation.method, headers: { ...headers, ...once }, ...(body ? { body } : {}) }
      return await answerIn(operation, await checked(addressOf(operation, address), undefined, init))
    },
    get: async (path, query) => await (await checked(path, query, {})).json(),
    async send(method, path, body, query) {
      const headers = { 'idempotency-key': randomUUID() }
      const json = { ...headers, 'content-type': 'application/json' }
      const init =
        body === undefined ? { method, headers } : { method, headers: json, body: JSON.stringify(body) }
      return await (await checked(path, query, init)).json()
    },
    async sendFile(path, bytes, query) {
      const headers = { 'content-type': 'application/octet-stream', 'idempotency-key': randomUUID() }
      const body = new Blob([new Uint8Array(bytes)])
      return await (await checked(path, query, { method: 'POST', headers, body })).json()
    },
    async download(path, query) {
      const response = await checked(path, query, {})
      return { bytes: new Uint8Array(await response.arrayBuffer()), response }
    },
  }
}

/** A file as it is, anything else as JSON. */
function bodyOf(body: unknown): { body?: string | Blob; headers: Record<string, string> } {
  if (body === undefined) return { headers: {} }
  if (body instanceof Uint8Array)
    return { body: new Blob([new Uint8Array(body)]), headers: { 'content-type': 'application/octet-stream' } }
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
}

async function answerIn<Op extends Operation>(operation: Op, response: Response): Promise<Answer<Op>> {
  const form = operation.answers[response.status]
  if (form instanceof z.ZodType) {
    const answer = form.safeParse(parsed(await response.text()))
    // What the schema of the operation has read is what `Answer` is made of.
    if (answer.success) return answer.data as Answer<Op>
  } else if (form === 'nothing') return undefined as Answer<Op>
  else if (form) return new Uint8Array(await response.arrayBuffer()) as Answer<Op>
  throw new Error(
    `${response.url} answered in a form that this command does not know; are both of the same version?`,
  )
}

/** A file's bytes, or those of standard input for `-`. */
export function readInput(file: string): { name: string; bytes: Uint8Array } {
  const bytes = read(file)
  assertImportSize(bytes.length, file)
  return { name: file === '-' ? 'standard input' : (file.split('/').at(-1) ?? file), bytes }
}

function read(file: string): Uint8Array {
  try {
    return readFileSync(file === '-' ? 0 : file)
  } catch (thrown) {
    throw new Error(`${file} cannot be read: ${messageOf(thrown).split(',')[0]}.`)
  }
}

function originOf(command: Command): string {
  const given: unknown = command.optsWithGlobals().url ?? process.env.DATELINE_URL ?? defaultUrl
  const url = z.url({ protocol: /^https?$/ }).safeParse(given)
  if (url.success) return new URL(url.data).origin
  return command.error(`error: --url is "${String(given)}"; it must be an address such as ${defaultUrl}`)
}

function authorisation(origin: string): Record<string, string> {
  const { apiKey, cookie } = readCredentials(origin)
  if (apiKey) return { authorization: `Bearer ${apiKey}` }
  return cookie ? { cookie } : {}
}

function queryText(query: Query = {}): string {
  const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`
}

/** What the server refused, with its own account of it. */
export class RefusedError extends Error {
  readonly problem: Problem
  readonly output: 'json' | 'lines'

  constructor(problem: Problem, output: 'json' | 'lines') {
    const hint = problem.code === 'not-signed-in' ? ' Run "dateline login --email ADDRESS".' : ''
    super(problem.detail + hint)
    this.name = 'RefusedError'
    this.problem = problem
    this.output = output
  }
}

/** The error that an answer stands for. */
export async function refusalOf(response: Response, output: 'json' | 'lines'): Promise<Error> {
  const body = problem.safeParse(parsed(await response.text()))
  if (body.success) return new RefusedError(body.data, output)
  return new Error(`${response.url} answered ${response.status} and nothing that Dateline would say.`)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** fetch hides why it failed one level down, and for a name with several addresses two. */
function reasonOf(thrown: unknown): string {
  const cause = z.object({ cause: z.object({ code: z.string() }) }).safeParse(thrown)
  return cause.success ? cause.data.cause.code : messageOf(thrown)
}
