import { DatelineError } from '../../core/errors/errors.ts'
import { readDay } from '../../core/time/days.ts'
import {
  type ChangedHolidays,
  changeHolidays,
  type HolidayDeps,
  type HolidayRequest,
} from './change-holidays.ts'
import type { OfficeHoliday } from './holiday.ts'

/** @throws DatelineError `holiday-exists`, `holiday-day-invalid`, and as `changeHolidays`. */
export async function addHoliday(
  deps: HolidayDeps,
  input: HolidayRequest & {
    holiday: { day: string; name: string; kind?: OfficeHoliday['kind']; toConfirm?: boolean }
  },
): Promise<ChangedHolidays> {
  const { name, kind = 'fixed', toConfirm = kind === 'moon' } = input.holiday
  const day = holidayDay(input.holiday.day)
  return await changeHolidays(deps, input, before => {
    assertFree(before, input.officeId, day)
    return [...before, { day, name, kind, toConfirm }]
  })
}

/**
 * Edits the holiday of a day; another day moves it, as the moon does.
 * @throws DatelineError `holiday-not-found`, `holiday-exists` for the other day, and as `addHoliday`.
 */
export async function editHoliday(
  deps: HolidayDeps,
  input: HolidayRequest & { day: string; changes: Partial<OfficeHoliday> },
): Promise<ChangedHolidays> {
  const { officeId, changes } = input
  const movedTo = changes.day === undefined ? undefined : holidayDay(changes.day)
  return await changeHolidays(deps, input, before => {
    const holiday = existing(before, officeId, input.day)
    const after = { ...holiday, ...changes, day: movedTo ?? holiday.day }
    const others = before.filter(each => each !== holiday)
    assertFree(others, officeId, after.day)
    return [...others, after]
  })
}

/** @throws DatelineError `holiday-not-found`, and as `changeHolidays`. */
export async function removeHoliday(
  deps: HolidayDeps,
  input: HolidayRequest & { day: string },
): Promise<ChangedHolidays> {
  return await changeHolidays(deps, input, before => {
    const holiday = existing(before, input.officeId, input.day)
    return before.filter(each => each !== holiday)
  })
}

/** The day of a holiday as it was written; offices plan and look back no further than `readDay`. */
function holidayDay(written: string): string {
  const read = readDay(written)
  if (read.ok) return read.day
  throw new DatelineError('holiday-day-invalid', { day: written, reason: read.reason })
}

function existing(holidays: readonly OfficeHoliday[], officeId: string, day: string): OfficeHoliday {
  const holiday = holidays.find(each => each.day === day)
  if (holiday) return holiday
  throw new DatelineError('holiday-not-found', { officeId, day })
}

function assertFree(holidays: readonly OfficeHoliday[], officeId: string, day: string): void {
  const there = holidays.find(each => each.day === day)
  if (there) throw new DatelineError('holiday-exists', { officeId, day, name: there.name })
}
