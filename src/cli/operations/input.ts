import { z } from 'zod'
import type { Operation } from '../../api/parts/operation.ts'
import { readInput } from '../client.ts'
import { reasonOf } from '../reason.ts'
import { valueAt } from './cells.ts'
import { checked, type PlaceOf, placesOf, UsageError } from './checked.ts'
import { type Field, flagOf } from './fields.ts'
import { type Placed, takenBy } from './taken.ts'
import { quoted, RefusedValue, readField } from './values.ts'

/** A command line as it was typed. */
export interface Typed {
  readonly arguments: readonly string[]
  /** The texts that each flag was given, by flag. */
  readonly flags: ReadonlyMap<string, readonly string[]>
  readonly switches: ReadonlyMap<string, boolean>
  /** What the file for the whole body holds. */
  readonly body?: Record<string, unknown>
}

/** What is sent; a body that is a file is still its name. */
export interface GivenInput {
  readonly params?: Record<string, string>
  readonly query?: unknown
  readonly body?: unknown
  readonly file?: string
}

/**
 * What an operation is asked with.
 * @throws UsageError where a value is missing or not one that the operation takes.
 */
export async function inputOf(
  operation: Operation,
  typed: Typed,
  ask: (prompt: string) => Promise<string>,
): Promise<GivenInput> {
  const taken = takenBy(operation)
  const { params: names, positional, file } = taken
  const values: Record<'query' | 'body', Record<string, unknown>> = {
    query: {},
    body: structuredClone(typed.body ?? {}),
  }
  for (const placed of taken.flags) readFlag(values, placed, typed)
  for (const { part, field, empty } of taken.flags)
    if (empty && valueAt(values[part], field.path) === undefined) put(values[part], field.path, [])
  for (const [index, { part, field }] of positional.entries()) {
    const text = typed.arguments[names.length + index]
    if (text !== undefined) put(values[part], field.path, read(field, [text], `<${flagOf(field)}>`))
  }
  for (const { part, field } of taken.secrets) {
    if (!field.required || valueAt(values[part], field.path) !== undefined) continue
    put(values[part], field.path, await ask(`${field.description || labelOf(field)}: `))
  }
  const params = Object.fromEntries(names.map((name, index) => [name, typed.arguments[index] ?? '']))
  const place = placesOf(taken)
  const last = typed.arguments.at(-1)
  return {
    ...(operation.params ? { params: checkedParams(operation.params, params, place) } : {}),
    ...(operation.query ? { query: checked(operation.query, values.query, 'query', place) } : {}),
    ...(taken.wholeBody && operation.body instanceof z.ZodType
      ? { body: checked(operation.body, values.body, 'body', place) }
      : {}),
    ...(file && last !== undefined ? { file: last } : {}),
  }
}

function readFlag(
  values: Record<'query' | 'body', Record<string, unknown>>,
  { part, field }: Placed,
  typed: Typed,
): void {
  const flag = flagOf(field)
  const { kind } = field
  if (kind.is === 'switch') {
    const on = typed.switches.get(flag)
    if (on !== undefined) put(values[part], field.path, on ? kind.on : kind.off)
    return
  }
  const texts = typed.flags.get(flag)
  if (texts) put(values[part], field.path, read(field, texts, `--${flag}`))
}

function read(field: Field, texts: readonly string[], place: string): unknown {
  try {
    return readField(field, texts)
  } catch (thrown) {
    if (!(thrown instanceof RefusedValue)) throw thrown
    const none = field.nullable ? ', or "none"' : ''
    throw new UsageError(`${place} is ${quoted(texts.join(' '))}; ${thrown.message}${none}.`)
  }
}

/** The JSON object in a file, or in standard input. */
export function bodyIn(file: string): Record<string, unknown> {
  const { name, bytes } = readInput(file)
  let content: unknown
  try {
    content = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (thrown) {
    throw new UsageError(`${name} must hold a JSON object: ${reasonOf(thrown)}.`)
  }
  const read = z.record(z.string(), z.unknown()).safeParse(content)
  if (read.success) return read.data
  throw new UsageError(`${name} holds ${quoted(content)}; it must hold a JSON object.`)
}

/** The id of a person may be given as their mail address, which the server does not know as an id. */
function checkedParams(
  schema: z.ZodType,
  params: Record<string, string>,
  place: PlaceOf,
): Record<string, string> {
  const ids = Object.entries(params).filter(([, value]) => value.includes('@'))
  checked(schema, { ...params, ...Object.fromEntries(ids.map(([name]) => [name, 'any'])) }, 'params', place)
  return params
}

function labelOf(field: Field): string {
  const words = flagOf({ path: field.path.slice(-1) }).replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function put(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [name = '', ...rest] = path
  if (rest.length === 0) {
    target[name] = value
    return
  }
  const inner = z.record(z.string(), z.unknown()).safeParse(target[name])
  const next = inner.success ? { ...inner.data } : {}
  put(next, rest, value)
  target[name] = next
}
