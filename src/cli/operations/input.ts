import { z } from 'zod'
import { generatedCommandOf } from '../../api/parts/command-of-operation.ts'
import type { Operation } from '../../api/parts/operation.ts'
import { readInput } from '../client.ts'
import { reasonOf } from '../reason.ts'
import { whatIsAllowed } from './faults.ts'
import { type Field, fieldsOf, flagOf, withInner } from './fields.ts'
import { quoted, RefusedValue, readField } from './values.ts'

/** A command line that does not say what its operation takes; one sentence. */
export class UsageError extends Error {}

/** What a command line takes, by where it goes. */
export interface Taken {
  /** Arguments, in order: parameters of the path, then fields. */
  readonly params: readonly string[]
  readonly positional: readonly Placed[]
  readonly flags: readonly Placed[]
  /** Asked for where they must be there, never on the command line, which others on the machine can read. */
  readonly secrets: readonly Placed[]
  readonly file: boolean
  readonly wholeBody: boolean
}

export interface Placed {
  readonly part: 'query' | 'body'
  readonly field: Field
}

/** Everything that an operation takes. */
export function takenBy(operation: Operation): Taken {
  const { body, query, path } = operation
  const { arguments: given = [] } = generatedCommandOf(operation) ?? {}
  const hasBody = body instanceof z.ZodType
  const top = [
    ...(query ? fieldsOf(query).map(field => ({ part: 'query' as const, field })) : []),
    ...(hasBody ? fieldsOf(body).map(field => ({ part: 'body' as const, field })) : []),
  ]
  const positional = given.flatMap(name => top.filter(({ field }) => field.path[0] === name))
  const all = top
    .filter(placed => !positional.includes(placed))
    .flatMap(({ part, field }) => withInner([field]).map(each => ({ part, field: each })))
  return {
    params: [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name),
    positional,
    flags: all.filter(({ field }) => field.kind.is !== 'secret'),
    secrets: all.filter(({ field }) => field.kind.is === 'secret'),
    file: body !== undefined && !hasBody,
    wholeBody: hasBody,
  }
}

/** A command line as it was typed. */
export interface Typed {
  readonly arguments: readonly string[]
  /** The texts that each flag was given, by flag. */
  readonly flags: ReadonlyMap<string, readonly string[]>
  readonly switches: ReadonlyMap<string, boolean>
  readonly fromFile?: string
}

/** What is sent; a body that is a file is still its name. */
export interface GivenInput {
  readonly params?: Record<string, string>
  readonly query?: unknown
  readonly body?: unknown
  readonly file?: string
}

type Part = 'params' | 'query' | 'body'

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
    body: typed.fromFile === undefined ? {} : bodyIn(typed.fromFile),
  }
  for (const placed of taken.flags) readFlag(values, placed, typed)
  for (const [index, { part, field }] of positional.entries()) {
    const text = typed.arguments[names.length + index]
    if (text !== undefined) put(values[part], field.path, read(field, [text], `<${flagOf(field)}>`))
  }
  for (const { part, field } of taken.secrets) {
    if (!field.required || at(values[part], field.path) !== undefined) continue
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

function bodyIn(file: string): Record<string, unknown> {
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

/** The value as it is sent, once its schema has taken it. */
function checked(schema: z.ZodType, value: Record<string, unknown>, part: Part, placeOf: PlaceOf): unknown {
  const first = schema.safeParse(value)
  if (first.success) return value
  const apart = withCommasApart(value, first.error.issues)
  if (schema.safeParse(apart).success) return apart
  const missing = first.error.issues.filter(({ path }) => path.length > 0 && at(value, path) === undefined)
  const wrong = first.error.issues.filter(issue => !missing.includes(issue))
  const sentences = [
    ...(missing.length > 0
      ? [`${missing.map(({ path }) => placeOf(part, path).where).join(', ')} must be given`]
      : []),
    ...wrong.map(issue => {
      const found = issue.path.length === 0 ? value : at(value, issue.path)
      const { where, shown } = placeOf(part, issue.path)
      return where === '' ? whatIsAllowed(issue) : `${where} is ${shown(found)}; ${whatIsAllowed(issue)}`
    }),
  ]
  throw new UsageError(`${sentences.slice(0, 3).join('. ')}.`)
}

/** Lists of texts: a value with commas that is refused as one may be several. */
function withCommasApart(value: Record<string, unknown>, issues: readonly z.core.$ZodIssue[]): unknown {
  const apart = structuredClone(value)
  for (const { path } of issues) {
    const list = at(apart, path.slice(0, -1))
    const text = at(apart, path)
    if (!Array.isArray(list) || typeof text !== 'string' || !text.includes(',')) continue
    list.splice(list.indexOf(text), 1, ...text.split(','))
  }
  return apart
}

/** Where a value of the input was given, such as `--names` or `<id>`, and the value as an error shows it. */
type PlaceOf = (
  part: Part,
  path: readonly PropertyKey[],
) => { where: string; shown: (value: unknown) => string }

function placesOf({ params, positional, flags, secrets }: Taken): PlaceOf {
  return (part, path) => {
    const names = path.filter(each => typeof each === 'string')
    if (part === 'params' && params.includes(names[0] ?? ''))
      return { where: `<${flagOf({ path: names })}>`, shown: quoted }
    const known = [...positional, ...flags, ...secrets].filter(placed => placed.part === part)
    for (let length = names.length; length > 0; length -= 1) {
      const prefix = names.slice(0, length).join('.')
      const placed = known.find(({ field }) => field.path.join('.') === prefix)
      if (!placed) continue
      const own = positional.includes(placed) ? `<${flagOf(placed.field)}>` : `--${flagOf(placed.field)}`
      const inner = names.slice(length)
      const where = inner.length === 0 ? own : `${flagOf({ path: inner })} of ${own}`
      return { where, shown: secrets.includes(placed) ? () => 'not shown' : quoted }
    }
    return { where: names.length === 0 ? '' : `--${flagOf({ path: names })}`, shown: quoted }
  }
}

export function labelOf(field: Field): string {
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

function at(target: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, name) => Object(inner)[name], target)
}
