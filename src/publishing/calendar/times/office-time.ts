import { type DateTime, IANAZone } from 'luxon'
import { DatelineError } from '../../../core/errors/errors.ts'
import type { Holiday, OfficeTime } from '../../../offices/office.view.ts'

/** Throws `bad-input` for what is no time zone, no weekday, or no clock time. */
export function checkOffice(office: OfficeTime): void {
  if (!IANAZone.isValidZone(office.timeZone)) {
    throw new DatelineError('zone-unknown', { zone: office.timeZone })
  }
  for (const day of office.workingDays) checkWeekday(day)
  for (const time of [office.quietHours?.from, office.quietHours?.to]) {
    if (time !== undefined) minutesOf(time)
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
  return office.holidays.find(holiday => holiday.day === local.toISODate())
}

export function isWorkingDay(office: OfficeTime, local: DateTime): boolean {
  return office.workingDays.includes(local.weekday)
}

export function isQuiet(office: OfficeTime, local: DateTime): boolean {
  if (!office.quietHours) return false
  const from = minutesOf(office.quietHours.from)
  const to = minutesOf(office.quietHours.to)
  const minute = local.hour * 60 + local.minute
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to
}
