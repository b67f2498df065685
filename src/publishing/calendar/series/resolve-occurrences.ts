import { DateTime } from 'luxon'
import { messageLocale } from '../../../core/languages/registry.ts'
import type { OfficeTime } from '../../../offices/office.view.ts'
import { resolveSlot } from '../times/next-free-slot.ts'
import { holidayOf, isWorkingDay } from '../times/office-time.ts'
import { meaningOf, type WallClock } from '../times/wall-clock.ts'
import type { OnHoliday } from './series.tables.ts'

export interface NominalOccurrence {
  /** By the rule: the office's wall clock, 'YYYY-MM-DDTHH:MM'. */
  at: string
  /** Where a person moved it, as a wall clock, and which of two. */
  movedTo?: string | null
  movedOffset?: string | null
  /** It is a slot of its channel, whose own rules know of holidays. */
  isSlot?: boolean
}

/** When an occurrence is, in the office's zone; or why it is left out. */
export type ResolvedOccurrence = { moment: DateTime; notes: string[] } | { leftOut: string }

/** How far from a holiday a working day is looked for, in days. */
const mostDaysAway = 31

/**
 * The moments of the occurrences of one series, all of them in order. On a holiday the rule of the series decides; one
 * that a person moved stays where they put it. A local time that the clocks skip becomes the first moment after, and of
 * two the first is taken, as with slots. A holiday never moves a time to a day that has one: it is left out then.
 */
export function resolveOccurrences(
  occurrences: readonly NominalOccurrence[],
  office: OfficeTime,
  onHoliday: OnHoliday,
): ResolvedOccurrence[] {
  const used = new Set(
    occurrences
      .filter(each => each.movedTo || !holidayOf(office, dayOf(each.at)))
      .map(each => (each.movedTo ?? each.at).slice(0, 10)),
  )
  return occurrences.map(occurrence => {
    if (occurrence.movedTo) return movedMoment(occurrence.movedTo, occurrence.movedOffset, office)
    const day = dayOf(occurrence.at)
    const holiday = occurrence.isSlot ? undefined : holidayOf(office, day)
    if (!holiday) return resolveSlot(wallClockOn(day, occurrence.at), office.timeZone)
    if (onHoliday === 'skip') return { leftOut: `${spoken(day)} is a holiday: ${holiday.name}.` }
    const other = workingDayFrom(day, office, onHoliday)
    if (!other)
      return { leftOut: `${spoken(day)} is a holiday, and no working day is within ${mostDaysAway} days.` }
    const name = other.toISODate() ?? ''
    if (used.has(name))
      return {
        leftOut: `${spoken(day)} is a holiday (${holiday.name}), and the series posts on ${spoken(other)} already.`,
      }
    used.add(name)
    const { moment, notes } = resolveSlot(wallClockOn(other, occurrence.at), office.timeZone)
    const moved = `${spoken(day)} is a holiday (${holiday.name}), so it is on ${spoken(other)}.`
    return { moment, notes: [moved, ...notes] }
  })
}

/** A date of the calendar, in UTC: the zone plays no part in which day it is. */
function dayOf(local: string): DateTime {
  return DateTime.fromISO(local.slice(0, 10), { zone: 'utc' })
}

function workingDayFrom(
  day: DateTime,
  office: OfficeTime,
  direction: 'before' | 'after',
): DateTime | undefined {
  const step = direction === 'before' ? -1 : 1
  for (let away = 1; away <= mostDaysAway; away += 1) {
    const other = day.plus({ days: step * away })
    if (isWorkingDay(office, other) && !holidayOf(office, other)) return other
  }
  return undefined
}

function wallClockOn({ year, month, day }: DateTime, local: string): WallClock {
  return {
    year,
    month,
    day,
    hour: Number(local.slice(11, 13)),
    minute: Number(local.slice(14, 16)),
    second: 0,
  }
}

function movedMoment(movedTo: string, offset: string | null | undefined, { timeZone }: OfficeTime) {
  const wall = { ...wallClockOn(dayOf(movedTo), movedTo), second: Number(movedTo.slice(17, 19)) }
  const meaning = meaningOf(wall, timeZone)
  if (meaning.kind === 'repeated' && meaning.second.toFormat('ZZ') === offset)
    return { moment: meaning.second, notes: [] }
  return resolveSlot(wall, timeZone)
}

function spoken(day: DateTime): string {
  return day.setLocale(messageLocale).toFormat('cccc d LLLL yyyy')
}
