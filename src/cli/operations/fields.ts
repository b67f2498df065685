import { z } from 'zod'

/** One value that a command takes, read from the schema of a query or a body. */
export interface Field {
  /** Where the value goes within the query or the body. */
  readonly path: readonly string[]
  readonly kind: Kind
  readonly required: boolean
  /** Takes "none". */
  readonly nullable: boolean
  readonly description: string
  readonly whenAbsent?: unknown
}

export type Kind =
  | {
      readonly is:
        | 'text'
        | 'id'
        | 'secret'
        | 'whole number'
        | 'number'
        | 'dollars'
        | 'moment'
        | 'day'
        | 'json'
    }
  | { readonly is: 'choice'; readonly of: readonly string[] }
  | { readonly is: 'switch'; readonly on: unknown; readonly off?: unknown }
  | { readonly is: 'list'; readonly of: Kind; readonly mayBeEmpty: boolean }
  | { readonly is: 'record'; readonly of: Kind }
  | { readonly is: 'group'; readonly fields: readonly Field[] }

type Schema = z.core.JSONSchema.BaseSchema

/** The fields of a query or a body; none where it is not an object, or one of several. */
export function fieldsOf(schema: z.ZodType): Field[] {
  const described = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  const { kind } = fieldOf([], described, true)
  return kind.is === 'group' ? [...kind.fields] : []
}

/** Fields and, below each group, its own, so that each has a flag; what an optional group requires may be absent. */
export function withInner(fields: readonly Field[]): Field[] {
  return fields.flatMap(field => {
    const inner = field.kind.is === 'group' ? withInner(field.kind.fields) : []
    return [field, ...inner.map(each => ({ ...each, required: each.required && field.required }))]
  })
}

/**
 * The flag of a field: its words with "-" between them, groups with "." between them; what names another thing by its
 * id is named after that thing.
 */
export function flagOf({ path }: Pick<Field, 'path'>): string {
  const flag = path.map(wordsOf).join('.')
  return ownFlags.get(flag) ?? flag
}

/** Flags of the command itself, and what a field of that name has instead. */
const ownFlags = new Map([
  ['url', 'address'],
  ['json', 'json-value'],
  ['all', 'all-of-them'],
  ['out', 'out-value'],
  ['from-file', 'from-file-value'],
  ['help', 'help-value'],
])

function wordsOf(name: string): string {
  const thing = /(?<!external)Ids?$/.test(name) ? name.replace(/Ids?$/, '') : name
  return thing
    .replace(/MilliDollars$/, 'Dollars')
    .replace(/[A-Z]+/g, capitals => `-${capitals.toLowerCase()}`)
    .replace(/^-/, '')
}

function fieldOf(path: readonly string[], schema: Schema, required: boolean): Field {
  const { choices, nullable } = withoutNull(schema)
  const [only] = choices
  const one = choices.length === 1 && only ? only : schema
  const description = schema.description ?? one.description ?? ''
  const whenAbsent = schema.default ?? one.default
  const kind = choices.length > 1 ? kindOfUnion(path, choices) : kindOf(path, one)
  return { path, kind, required, nullable, description, ...(whenAbsent === undefined ? {} : { whenAbsent }) }
}

function withoutNull(schema: Schema): { choices: Schema[]; nullable: boolean } {
  const all = asSchemas(schema.anyOf ?? schema.oneOf ?? typesOf(schema))
  const choices = all.filter(({ type }) => type !== 'null')
  return { choices, nullable: choices.length < all.length }
}

/** A schema of several types, such as a number or null, as one schema for each. */
function typesOf(schema: Schema): Schema[] {
  const types: unknown = schema.type
  return Array.isArray(types) ? types.map(type => ({ ...schema, type })) : [schema]
}

function kindOf(path: readonly string[], schema: Schema): Kind {
  const { type, format } = schema
  if (schema.const !== undefined) return constant(schema.const)
  if (schema.enum) return choiceOf(schema.enum)
  if (type === 'boolean') return { is: 'switch', on: true, off: false }
  if (type === 'integer' && /MilliDollars$/.test(path.at(-1) ?? '')) return { is: 'dollars' }
  if (type === 'integer') return { is: 'whole number' }
  if (type === 'number') return { is: 'number' }
  if (type === 'array' && isSchema(schema.items))
    return { is: 'list', of: kindOf(path, single(schema.items)), mayBeEmpty: !schema.minItems }
  if (type === 'object') return kindOfObject(path, schema)
  if (type !== 'string') return { is: 'json' }
  if (format === 'password') return { is: 'secret' }
  if (format === 'date-time') return { is: 'moment' }
  if (format === 'date') return { is: 'day' }
  return { is: /(^id|Ids?)$/.test(path.at(-1) ?? '') ? 'id' : 'text' }
}

/** The schema of a list's items, where that may be null or one of several texts. */
function single(schema: Schema): Schema {
  const { choices } = withoutNull(schema)
  const [only] = choices
  if (choices.length === 1 && only) return only
  return choices.every(({ type }) => type === 'string') ? { type: 'string' } : {}
}

function kindOfObject(path: readonly string[], schema: Schema): Kind {
  const { properties, additionalProperties, required = [] } = schema
  if (properties && Object.keys(properties).length > 0) {
    const fields = Object.entries(properties).flatMap(([name, each]) =>
      isSchema(each) ? [fieldOf([...path, name], each, required.includes(name))] : [],
    )
    return { is: 'group', fields }
  }
  return isSchema(additionalProperties)
    ? { is: 'record', of: kindOf([], single(additionalProperties)) }
    : { is: 'json' }
}

function kindOfUnion(path: readonly string[], choices: readonly Schema[]): Kind {
  const kinds = choices.map(choice => kindOf(path, choice))
  const groups = kinds.flatMap(kind => (kind.is === 'group' ? [kind] : []))
  if (groups.length === kinds.length)
    return { is: 'group', fields: merged(groups.map(({ fields }) => fields)) }
  const list = kinds.find(kind => kind.is === 'list')
  if (list) return list
  const words = kinds.flatMap(kind => (kind.is === 'choice' ? kind.of : []))
  if (kinds.every(kind => kind.is === 'choice')) return { is: 'choice', of: words }
  if (choices.every(({ type }) => type === 'string')) return { is: 'text' }
  return kinds.find(kind => kind.is === 'whole number' || kind.is === 'number') ?? { is: 'json' }
}

/** The fields of several forms of an object: required is what all of them require, a constant one of its words. */
function merged(forms: readonly (readonly Field[])[]): Field[] {
  const byName = Map.groupBy(forms.flat(), ({ path }) => path.join('.'))
  return [...byName.values()].flatMap(same => {
    const [first] = same
    if (!first) return []
    const words = same.flatMap(({ kind }) => (kind.is === 'choice' ? kind.of : []))
    const kind: Kind = first.kind.is === 'choice' ? { is: 'choice', of: [...new Set(words)] } : first.kind
    const description = same.find(({ description: text }) => text !== '')?.description ?? ''
    return [
      { ...first, kind, description, required: same.filter(each => each.required).length === forms.length },
    ]
  })
}

function constant(value: unknown): Kind {
  return typeof value === 'string' ? { is: 'choice', of: [value] } : { is: 'switch', on: value }
}

/** A query has no true and false but as words. */
function choiceOf(words: readonly unknown[]): Kind {
  const [on, off] = words.includes('yes') ? ['yes', 'no'] : ['true', 'false']
  if (words.length === 2 && words.includes(on) && words.includes(off)) return { is: 'switch', on, off }
  return { is: 'choice', of: words.map(String) }
}

function asSchemas(schemas: readonly unknown[]): Schema[] {
  return schemas.flatMap(schema => (isSchema(schema) ? [schema] : []))
}

function isSchema(schema: unknown): schema is Schema {
  return typeof schema === 'object' && schema !== null && !Array.isArray(schema)
}
