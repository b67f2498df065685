import type { z } from 'zod'
import { valueAt } from './cells.ts'
import { whatIsAllowed } from './faults.ts'
import { flagOf } from './fields.ts'
import type { Taken } from './taken.ts'
import { quoted } from './values.ts'

/** A command line that does not say what its operation takes; one sentence. */
export class UsageError extends Error {}

export type Part = 'params' | 'query' | 'body'

/** The value as it is sent, once its schema has taken it. */
export function checked(
  schema: z.ZodType,
  value: Record<string, unknown>,
  part: Part,
  placeOf: PlaceOf,
): unknown {
  const first = schema.safeParse(value)
  if (first.success) return value
  const apart = withCommasApart(value, first.error.issues)
  if (schema.safeParse(apart).success) return apart
  const missing = first.error.issues.filter(
    ({ path }) => path.length > 0 && valueAt(value, path) === undefined,
  )
  const wrong = first.error.issues.filter(issue => !missing.includes(issue))
  const sentences = [
    ...(missing.length > 0
      ? [`${missing.map(({ path }) => placeOf(part, path).where).join(', ')} must be given`]
      : []),
    ...wrong.map(issue => {
      const found = issue.path.length === 0 ? value : valueAt(value, issue.path)
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
    const list = valueAt(apart, path.slice(0, -1))
    const text = valueAt(apart, path)
    if (!Array.isArray(list) || typeof text !== 'string' || !text.includes(',')) continue
    list.splice(list.indexOf(text), 1, ...text.split(','))
  }
  return apart
}

/** Where a value of the input was given, such as `--names` or `<id>`, and the value as an error shows it. */
export type PlaceOf = (
  part: Part,
  path: readonly PropertyKey[],
) => { where: string; shown: (value: unknown) => string }

export function placesOf({ params, positional, flags, secrets }: Taken): PlaceOf {
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
