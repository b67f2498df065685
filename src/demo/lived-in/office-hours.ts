import { DateTime } from 'luxon'
import { officeOf } from './offices.ts'
import type { OfficeId } from './story.ts'

/**
 * The last moment at which it was this time on a working day of the office, on the day that lies `daysAgo` back or before
 * it, and at least `hoursAgo` hours before `now` (UTC).
 */
export function workingTime(
  officeId: OfficeId,
  time: { hour: number; minute?: number },
  { now, daysAgo = 0, hoursAgo = 0 }: { now: Date; daysAgo?: number; hoursAgo?: number },
): Date {
  const { timeZone, workingDays } = officeOf(officeId)
  const { hour, minute = 0 } = time
  const latest = now.getTime() - hoursAgo * 3_600_000
  let moment = DateTime.fromJSDate(now, { zone: timeZone })
    .minus({ days: daysAgo })
    .set({ hour, minute, second: 0, millisecond: 0 })
  while (!workingDays.includes(moment.weekday) || moment.toMillis() > latest)
    moment = moment.minus({ days: 1 })
  return moment.toJSDate()
}

/** The first working day of the office from `daysAhead` days on, as 'YYYY-MM-DD'. */
export function workingDay(officeId: OfficeId, now: Date, daysAhead: number): string {
  const { timeZone, workingDays } = officeOf(officeId)
  let day = DateTime.fromJSDate(now, { zone: timeZone }).plus({ days: daysAhead })
  while (!workingDays.includes(day.weekday)) day = day.plus({ days: 1 })
  return day.toFormat('yyyy-MM-dd')
}
