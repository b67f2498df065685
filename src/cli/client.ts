import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { z } from 'zod'
import { type Problem, problem } from '../api/parts/errors.ts'
import { type Answer, addressOf, type Input, type Operation } from '../api/parts/operation.ts'
import { messageOf } from '../core/errors/errors.ts'
import { assertImportSize } from '../core/files/import-limit.ts'
import { readCredentials } from './credentials.ts'
import { reasonOf } from './reason.ts'

const defaultUrl = 'http://127.0.0.1:3000'

/** The operations of the API as commands use them. Everything throws one sentence for people. */
export interface Client {
  origin: string
  /** Asks and reads the answer. A request that changes something has an idempotency key of its own. */
  call<Op extends Operation>(operation: Op, ...input: InputOf<Op>): Promise<Answer<Op>>
  /** The same for an operation that is known at run time only, with what its schemas have taken. */
  ask(operation: Operation, input: Parts): Promise<unknown>
  /** The response of success, whose body is not read yet: for files, which may be large or never end. */
  open(operation: Operation, input: Parts): Promise<Response>
  /** The response itself, whatever its status, without what was stored for this address; for signing in. */
  attempt<Op extends Operation>(
    operation: Op,
    headers: Record<string, string>,
    ...input: InputOf<Op>
  ): Promise<Response>
  /** Where an operation is asked for, when another library asks, and the headers that sign it. */
  addressOf<Op extends Operation>(operation: Op, ...input: Partial<InputOf<Op>>): string
  headers(): Record<string, string>
}

/** Nothing need be given to an operation that takes nothing, or nothing that must be there. */
type InputOf<Op extends Operation> = object extends Input<Op> ? [input?: Input<Op>] : [input: Input<Op>]

export interface Parts {
  params?: unknown
  query?: unknown
  body?: unknown
}

/** A client for the address that the command line or the environment gives, or else the usual one. */
export function createClient(command: Command): Client {
  const origin = originOf(command)
  const signing = () => ({ ...authorisation(origin), origin })

  async function send(
    operation: Operation,
    given: Parts | undefined,
    headers: Record<string, string>,
  ): Promise<Response> {
    const { method } = operation
    const body = bodyOf(given?.body)
    const init = { method, redirect: 'error' as const, ...body, headers: { ...body.headers, ...headers } }
    try {
      return await fetch(origin + addressOf(operation, given), init)
    } catch (thrown) {
      throw new Error(`${origin} cannot be reached (${failureOf(thrown)}); is Dateline running there?`)
    }
  }

  async function open(operation: Operation, given: Parts | undefined): Promise<Response> {
    const once = operation.method === 'GET' ? {} : { 'idempotency-key': randomUUID() }
    const response = await send(operation, given, { ...signing(), ...once })
    if (response.ok) return response
    throw await refusalOf(response, command.optsWithGlobals().json === true ? 'json' : 'lines')
  }

  return {
    origin,
    open,
    headers: signing,
    addressOf: (operation, ...[input]) => origin + addressOf(operation, input as Parts | undefined),
    attempt: async (operation, headers, ...[input]) =>
      await send(operation, input as Parts | undefined, headers),
    ask: async (operation, input) => await answerIn(operation, await open(operation, input)),
    call: async (operation, ...[input]) =>
      await answerIn(operation, await open(operation, input as Parts | undefined)),
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
    throw new Error(`${file} cannot be read: ${reasonOf(thrown)}.`)
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

/** What the server refused, with its own account of it. */
export class RefusedError extends Error {
  readonly problem: Problem
  readonly output: 'json' | 'lines'

  constructor(problem: Problem, output: 'json' | 'lines') {
    const hint = signInCodes.includes(problem.code) ? ' Run "dateline login --email ADDRESS".' : ''
    super(problem.detail + hint)
    this.name = 'RefusedError'
    this.problem = problem
    this.output = output
  }
}

/** What signing in puts right; a wrong password or code is another matter. */
const signInCodes = ['not-signed-in', 'session-ended']

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
function failureOf(thrown: unknown): string {
  const cause = z.object({ cause: z.object({ code: z.string() }) }).safeParse(thrown)
  return cause.success ? cause.data.cause.code : messageOf(thrown)
}
