import type { Endpoints } from '../../../api/contract.ts'
import type { AnswerOnWire, Input } from '../../../api/parts/operation.ts'
import { problemOf, unreachable } from './problem.ts'
import { announceSessionEnd } from './session-end.ts'

export type Endpoint = keyof Endpoints
export type InputOf<Name extends Endpoint> = WithBlob<Input<Endpoints[Name]>>
export type AnswerOf<Name extends Endpoint> = AnswerOnWire<Endpoints[Name]>

/** In the browser the body that is a file is a `Blob`. */
type WithBlob<Given> = Given extends { body: Uint8Array } ? Omit<Given, 'body'> & { body: Blob } : Given

interface Parts {
  params?: Record<string, string>
  query?: Record<string, unknown>
  body?: unknown
}

/**
 * Calls an operation of the contract by its method and path: `call('GET /api/v1/news', { query: { limit: 50 } })`.
 * With a `key` that the caller keeps, it is done once even when it is sent again after a reload.
 * @throws Problem for every answer but success, and where the server cannot be reached.
 */
export async function call<Name extends Endpoint>(
  name: Name,
  input: InputOf<Name>,
  signal?: AbortSignal,
  key?: string,
): Promise<AnswerOf<Name>> {
  const [method = 'GET', path = ''] = name.split(' ')
  const { params = {}, query = {}, body: given } = input as Parts
  const body = given instanceof Uint8Array ? new Blob([Uint8Array.from(given)]) : given
  const isFile = body instanceof Blob
  const text = body === undefined || isFile ? undefined : JSON.stringify(body)
  const address = addressOf(path, params, query)
  const attempt = `${method} ${address} ${text ?? ''}`
  const answer = await fetch(address, {
    method,
    credentials: 'same-origin',
    headers: {
      ...(text === undefined ? {} : { 'content-type': 'application/json' }),
      ...(method === 'POST' && !isFile ? { 'idempotency-key': key ?? keyOf(attempt) } : {}),
    },
    ...(body === undefined ? {} : { body: isFile ? body : (text ?? '') }),
    ...(signal ? { signal } : {}),
  }).catch((thrown: unknown) => {
    throw signal?.aborted ? thrown : unreachable()
  })
  if (answer.ok) {
    const content = await contentOf(answer).catch((thrown: unknown) => {
      throw signal?.aborted ? thrown : unreachable()
    })
    keys.delete(attempt)
    return content as AnswerOf<Name>
  }
  const problem = await problemOf(answer)
  if (!problem.isForNow) keys.delete(attempt)
  if (problem.code === 'not-signed-in' || problem.code === 'session-ended') announceSessionEnd()
  throw problem
}

function addressOf(path: string, params: Record<string, string>, query: Record<string, unknown>): string {
  const filled = path.replace(/:(\w+)/g, (_all, name) => encodeURIComponent(params[name] ?? ''))
  const fields = Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .flatMap(([name, value]) => [value].flat().map(each => [name, String(each)]))
  return fields.length === 0 ? filled : `${filled}?${new URLSearchParams(fields)}`
}

/** Of what was sent and not answered yet: sent again, it is done once. */
const keys = new Map<string, { key: string; sentAt: number }>()
/**
 * In milliseconds. Later the person has seen what came of it, and means another one: who stops, resumes and stops again
 * is not to be answered what the first stop was.
 */
const sameFor = 2 * 60_000

function keyOf(attempt: string): string {
  const now = Date.now()
  const before = keys.get(attempt)
  const key = before && now - before.sentAt < sameFor ? before.key : newKey()
  keys.set(attempt, { key, sentAt: now })
  return key
}

/** Not `randomUUID`, which browsers have under TLS alone. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), part => part.toString(36)).join('-')
}

async function contentOf(answer: Response): Promise<unknown> {
  if (answer.status === 204) return undefined
  return answer.headers.get('content-type')?.includes('json') ? answer.json() : answer.blob()
}
