import type { ReactNode } from 'react'
import { asProblem } from '../api/problem.ts'
import { FieldRefusal } from '../feedback/FieldRefusal.tsx'

interface Refusal<Field extends string> {
  /** What stands beside the field; undefined where the refusal is not about it. */
  at: (field: Field) => ReactNode
  /** What is about none of the fields and stands below them. */
  elsewhere: unknown
}

/**
 * Puts a refusal beside the field that it is about.
 * @param codesOf The codes that are about each field. A fault of the request's body is about the field of its name.
 */
export function refusalBeside<Field extends string>(
  problem: unknown,
  codesOf: Readonly<Record<Field, readonly string[]>>,
): Refusal<Field> {
  const fields = Object.keys(codesOf).filter((field): field is Field => field in codesOf)
  const about = problem ? fields.filter(field => isAbout(problem, field, codesOf[field])) : []
  const [field] = about
  if (field === undefined || about.length > 1) return { at: () => undefined, elsewhere: problem }
  return {
    at: each => (each === field ? <FieldRefusal problem={problem} /> : undefined),
    elsewhere: undefined,
  }
}

function isAbout(problem: unknown, field: string, codes: readonly string[]): boolean {
  const { code, errorsByField } = asProblem(problem)
  return codes.includes(code) || Object.keys(errorsByField).some(path => path.split(/[.[]/)[0] === field)
}
