import { DatelineError } from '../../../core/errors/errors.ts'
import type { PlanFailure } from './planned-time.ts'

/** A failure to plan as an error for the caller, with the choices there are. */
export function planError(failure: PlanFailure): DatelineError {
  if (!('choices' in failure)) return new DatelineError(failure.type, failure.message)
  const choices = failure.choices.map(({ local, offset, dueAt }) => ({
    at: local,
    offset,
    instant: dueAt.toISOString(),
  }))
  return new DatelineError(failure.type, failure.message, { choices })
}
