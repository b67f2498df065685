import type { Result } from '../../../../src/core/result.ts'
import type { OfficeTime } from '../../../../src/offices/office.view.ts'
import type { QuietWindow } from '../../../../src/offices/quiet-hours.ts'
import type { ChannelPlan } from '../../../../src/publishing/calendar/times/channel-rules.ts'
import type { PlanFailure, PlannedTime } from '../../../../src/publishing/calendar/times/planned-time.ts'

/** An office in Lahore that works Monday to Friday, without holidays or quiet hours. */
export function buildOffice(changes: Partial<OfficeTime> = {}): OfficeTime {
  return { timeZone: 'Asia/Karachi', workingDays: [1, 2, 3, 4, 5], holidays: [], ...changes }
}

/** A channel with a slot at 10:00 each day, half an hour apart from other posts. */
export function buildChannel(changes: Partial<ChannelPlan> = {}): ChannelPlan {
  return { slots: everyDayAt('10:00'), leastGapMinutes: 30, postOnHolidays: 'no', ...changes }
}

/** The same quiet hours on each day. */
export function quietEachDay(from: string, to: string): QuietWindow[] {
  return [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from, to }]
}

export function everyDayAt(...times: string[]): { weekday: number; at: string }[] {
  return [1, 2, 3, 4, 5, 6, 7].flatMap(weekday => times.map(at => ({ weekday, at })))
}

export function plannedOf(result: Result<PlannedTime, PlanFailure>): PlannedTime {
  if (result.ok) return result.value
  throw new Error(`Nothing was planned: ${result.failure.message}`)
}

export function failureOf(result: Result<PlannedTime, PlanFailure>): PlanFailure {
  if (!result.ok) return result.failure
  throw new Error(`Planned ${result.value.local}, where a failure was expected`)
}
