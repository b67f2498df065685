import { type DateTime, IANAZone } from 'luxon'
import { DatelineError } from '../../../core/errors/errors.ts'
import type { Holiday, OfficeTime } from '../../../offices/office.view.ts'
import { quietAt } from '../../../offices/quiet-hours.ts'

/** Throws `bad-input` for what is no time zone, no weekday, or no clock time. */
export function checkOffice(office: OfficeTime): void {
  if (!IANAZone.isValidZone(office.timeZone)) {
    throw new DatelineError('zone-unknown', { zone: office.timeZone })
  }
  for (const day of office.workingDays) checkWeekday(day)
  const exceptions = office.quietExceptions?.flatMap(exception => exception.quietHours) ?? []
  for (const { weekdays, from, to } of [...(office.quietHours ?? []), ...exceptions]) {
    for (const day of weekdays) checkWeekday(day)
    minutesOf(from)
    minutesOf(to)
  }
}

/** Throws `bad-input` unless it is 1 (Monday) to 7. */
export function checkWeekday(day: number): void {
  if (Number.isInteger(day) && day >= 1 && day <= 7) return
  throw new DatelineError('weekday-invalid', { weekday: day })
}

/** 'HH:MM' or 'HH:MM:SS' → minutes after midnight. Throws `bad-input` for anything else. */
export function minutesOf(time: string): number {
  const match = /^([01]\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?$/.exec(time)
  if (!match) throw new DatelineError('clock-time-invalid', { time })
  return Number(match[1]) * 60 + Number(match[2])
}

export function holidayOf(office: OfficeTime, local: DateTime): Holiday | undefined {
  const day = dayOf(local)
  return office.holidays.find(holiday => holiday.day === day)
}

export function isWorkingDay(office: OfficeTime, local: DateTime): boolean {
  return office.workingDays.includes(local.weekday)
}

/** The quiet hours that a moment in the office's zone lies in, and the exception they belong to. */
export function quietHoursAt(office: OfficeTime, local: DateTime): ReturnType<typeof quietAt> {
  if (!office.quietHours?.length && !office.quietExceptions?.length) return undefined
  const at = { day: dayOf(local), weekday: local.weekday, minute: local.hour * 60 + local.minute }
  return quietAt(office, at, dayBefore(at.day))
}

function dayOf(local: DateTime): string {
  return local.toISODate() ?? ''
}

/** Of 'YYYY-MM-DD', without the price of a `DateTime`. */
function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
}
