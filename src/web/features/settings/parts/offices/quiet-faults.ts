import { asProblem } from '../../../../shared/api/problem.ts'
import type { Office } from '../../../../shared/offices/offices.ts'

const aboutWindows: readonly string[] = ['quiet-hours-empty', 'quiet-weekdays-invalid']
const aboutExceptions: readonly string[] = [
  'exception-day-invalid',
  'exception-reversed',
  'exceptions-overlap',
]

/** Whether a refusal is about these quiet hours. */
export function isOfWindow(problem: unknown, { from, to }: Office['quietHours'][number]): boolean {
  if (!problem) return false
  const { code, params } = asProblem(problem)
  return aboutWindows.includes(code) && params.from === from && params.to === to
}

/** Whether a refusal is about the days of this period; of two that overlap, the second. */
export function isOfException(problem: unknown, exception: Office['quietExceptions'][number]): boolean {
  if (!problem) return false
  const { code, params } = asProblem(problem)
  const { name, from, until } = exception
  const isNamed = name === (params.other ?? params.name) || [from, until].some(day => day === params.day)
  return aboutExceptions.includes(code) && isNamed
}
