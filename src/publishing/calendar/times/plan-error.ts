import { DatelineError, type ErrorData } from '../../../core/errors/errors.ts'
import type { PlanFailure } from './planned-time.ts'

/** A failure to plan as an error for the caller, with the choices there are; `data` says more, such as which post. */
export function planError(failure: PlanFailure, data: ErrorData = {}): DatelineError {
  const { type, params } = failure
  if (!('choices' in failure)) return DatelineError.from(type, params, data)
  const choices = failure.choices.map(({ local, offset, dueAt }) => ({
    at: local,
    offset,
    instant: dueAt.toISOString(),
  }))
  return DatelineError.from(type, params, { ...data, choices })
}
