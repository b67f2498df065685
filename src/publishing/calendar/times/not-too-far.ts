import { failed, ok, type Result } from '../../../core/result.ts'
import { calendarHint } from './calendar-hint.ts'
import { type PlanFailure, planFailure } from './planned-time.ts'

/** How far ahead a post may be scheduled, in years. */
const mostYears = 5

/**
 * Refuses a moment more than five years ahead: a slip of the hand, or a year of another calendar.
 * @param given the time as it was written.
 */
export function checkNotTooFar(given: string, moment: Date, now: Date): Result<Date, PlanFailure> {
  const last = new Date(now)
  last.setUTCFullYear(now.getUTCFullYear() + mostYears)
  if (moment <= last) return ok(moment)
  const hint = calendarHint(String(moment.getUTCFullYear()), now)
  const until = last.toISOString().slice(0, 10)
  return failed(planFailure('time-too-far', { at: given, years: mostYears, until, hint }))
}
