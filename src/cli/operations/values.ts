import { excerpt } from '../output.ts'
import { type Field, flagOf, type Kind } from './fields.ts'

/** A value on the command line that its field does not take; the message says what is allowed. */
export class RefusedValue extends Error {}

/** The value of a field, from each text that its flag was given. Throws RefusedValue. */
export function readField(field: Field, texts: readonly string[]): unknown {
  const { kind, nullable } = field
  if (nullable && texts.length === 1 && texts[0] === 'none') return null
  if (kind.is === 'list') return readList(kind.of, texts)
  if (kind.is === 'record') return readRecord(kind.of, texts)
  const [text = '', ...more] = texts
  if (more.length > 0) throw new RefusedValue('it may be given once')
  return readValue(kind, text)
}

/** What a text stands for. Throws RefusedValue. */
function readValue(kind: Kind, text: string): unknown {
  switch (kind.is) {
    case 'whole number':
      return numberIn(text, /^-?\d{1,15}$/, 'it must be a whole number')
    case 'number':
      return numberIn(text, /^-?\d{1,15}(\.\d{1,15})?$/, 'it must be a number')
    case 'dollars':
      return Math.round(
        1000 * numberIn(text, /^\d{1,7}(\.\d{1,3})?$/, 'it must be US dollars such as 50 or 12.50'),
      )
    case 'choice':
      if (kind.of.includes(text)) return text
      throw new RefusedValue(`it must be one of ${kind.of.join(', ')}`)
    case 'group':
      return text.trimStart().startsWith('{') ? jsonIn(text) : readGroup(kind.fields, text)
    case 'json':
      return jsonIn(text)
    case 'list':
    case 'record':
      return text.trimStart().startsWith('[') ? jsonIn(text) : readField(asField(kind), [text])
    case 'switch':
      return switched(kind, text)
    default:
      return text
  }
}

/** A list's values are repeated; those that hold no comma by themselves may also stand side by side. */
function readList(kind: Kind, texts: readonly string[]): unknown[] {
  return texts.flatMap(text => {
    const json = text.trimStart().startsWith('[') ? jsonIn(text) : undefined
    if (Array.isArray(json)) return json
    const separate =
      kind.is === 'choice' || kind.is === 'id' || kind.is === 'whole number' || kind.is === 'day'
    return (separate ? text.split(',') : [text]).map(each => readValue(kind, each))
  })
}

/** The values by their keys: a key that is repeated adds to its list, and is refused where it has one value. */
function readRecord(kind: Kind, texts: readonly string[]): Record<string, unknown> {
  const read = new Map<string, unknown>()
  for (const [key, value] of texts.flatMap(text => readPairs(kind, text))) {
    const before = read.get(key)
    if (read.has(key) && !(Array.isArray(before) && Array.isArray(value)))
      throw new RefusedValue(`its ${quoted(key)} may be given once`)
    read.set(key, Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value)
  }
  return Object.fromEntries(read)
}

/** `en=Nairobi`, or all of them as JSON. */
function readPairs(kind: Kind, text: string): [string, unknown][] {
  if (text.trimStart().startsWith('{')) return Object.entries(Object(jsonIn(text)))
  const at = text.indexOf('=')
  if (at < 1) throw new RefusedValue('it must be a key and a value, such as en=Nairobi')
  return [[text.slice(0, at), readValue(kind, text.slice(at + 1))]]
}

/** `role=approver,office=lahore`: a comma is one between fields only where the name of a field follows. */
function readGroup(fields: readonly Field[], text: string): Record<string, unknown> {
  const named = new Map(fields.flatMap(field => namesOf(field).map(name => [name, field] as const)))
  const pieces = text.split(new RegExp(`,(?=(?:${[...named.keys()].join('|')})=)`))
  const given = new Map<Field, string[]>()
  for (const piece of pieces) {
    const at = piece.indexOf('=')
    const field = named.get(piece.slice(0, Math.max(0, at)))
    if (!field) throw new RefusedValue(`it must be JSON, or such as ${exampleOf(fields)}`)
    given.set(field, [...(given.get(field) ?? []), piece.slice(at + 1)])
  }
  return Object.fromEntries([...given].map(([field, texts]) => [field.path.at(-1), readInner(field, texts)]))
}

function readInner(field: Field, texts: readonly string[]): unknown {
  try {
    return readField(field, texts)
  } catch (thrown) {
    if (!(thrown instanceof RefusedValue)) throw thrown
    throw new RefusedValue(thrown.message.replace(/^it /, `its ${flagOf({ path: field.path.slice(-1) })} `))
  }
}

function namesOf(field: Field): string[] {
  const own = field.path.slice(-1)
  return [...new Set([flagOf({ path: own }), ...own])]
}

function exampleOf(fields: readonly Field[]): string {
  const wanted = fields.filter(({ required }) => required)
  return (wanted.length > 0 ? wanted : fields)
    .map(({ path }) => `${flagOf({ path: path.slice(-1) })}=…`)
    .join(',')
}

function switched({ on, off }: { on: unknown; off?: unknown }, text: string): unknown {
  if (text === 'yes' || text === 'true') return on
  if (off !== undefined && (text === 'no' || text === 'false')) return off
  throw new RefusedValue('it must be yes or no')
}

function numberIn(text: string, form: RegExp, allowed: string): number {
  if (form.test(text)) return Number(text)
  throw new RefusedValue(allowed)
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new RefusedValue('it must be JSON')
  }
}

function asField(kind: Kind): Field {
  return { path: [], kind, required: true, nullable: false, description: '' }
}

/** A value as an error shows it. */
export function quoted(value: unknown): string {
  return `"${excerpt(typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value)))}"`
}
