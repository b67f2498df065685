import { z } from 'zod'
import { generatedCommandOf } from '../../api/parts/command-of-operation.ts'
import type { Operation } from '../../api/parts/operation.ts'
import { type Field, fieldsOf, withInner } from './fields.ts'

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
  /** A list that is empty when absent. */
  readonly empty?: true
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
    .flatMap(({ part, field }) => withInner([field]).map(each => placedFor(operation, part, each)))
  return {
    params: [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name),
    positional,
    flags: all.filter(({ field }) => field.kind.is !== 'secret'),
    secrets: all.filter(({ field }) => field.kind.is === 'secret'),
    file: body !== undefined && !hasBody,
    wholeBody: hasBody,
  }
}

/** What is created has no values of a list that names none; to replace something, it must be said that none are left. */
function placedFor({ answers }: Operation, part: Placed['part'], field: Field): Placed {
  const { kind, required } = field
  if (!(201 in answers) || !required || kind.is !== 'list' || !kind.mayBeEmpty) return { part, field }
  return { part, field: { ...field, required: false }, empty: true }
}
