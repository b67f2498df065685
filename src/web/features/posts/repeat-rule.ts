import { textsIn } from '../../shared/forms/kept/kept-shapes.ts'
import type { SeriesWish } from './api/series.ts'

export type OnHoliday = NonNullable<SeriesWish['onHoliday']>

export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export type Weekday = (typeof weekdays)[number]

/** How posts repeat, by the simple choices that the page offers. */
interface Repeat {
  /** The office's wall clock of the first time, `2026-12-07T09:30`. */
  startsAt: string
  every: 'week' | 'month'
  /** Of weekly ones; that of the first time where none is chosen. */
  on: readonly Weekday[]
  /** Of monthly ones: the same day of the month, or the same weekday of it, such as the first Monday. */
  monthly: 'day' | 'weekday'
  end: { kind: 'count'; count: number } | { kind: 'until'; day: string }
}

/** The choices as they are being made: the first time is the one that has to be chosen. */
export type RepeatChoice = Omit<Repeat, 'startsAt'> & Partial<Pick<Repeat, 'startsAt'>>

export const usualRepeat: RepeatChoice = {
  every: 'week',
  on: [],
  monthly: 'day',
  end: { kind: 'count', count: 4 },
}

/** What a form kept, perhaps of another version of the app; the usual choices where it is none of ours. */
export function repeatIn(kept: unknown): RepeatChoice {
  const { startsAt, every, on, monthly, end }: Record<string, unknown> = Object(kept)
  const chosen = textsIn(on)
  return {
    ...(typeof startsAt === 'string' ? { startsAt } : {}),
    every: every === 'month' ? 'month' : 'week',
    on: weekdays.filter(day => chosen.includes(day)),
    monthly: monthly === 'weekday' ? 'weekday' : 'day',
    end: endIn(end),
  }
}

function endIn(kept: unknown): RepeatChoice['end'] {
  const { kind, count, day }: Record<string, unknown> = Object(kept)
  if (kind === 'until' && typeof day === 'string') return { kind, day }
  return kind === 'count' && typeof count === 'number' ? { kind, count } : usualRepeat.end
}

export function onHolidayIn(kept: string): OnHoliday {
  return kept === 'before' || kept === 'after' ? kept : 'skip'
}

/** For the API; undefined until the first time is chosen. */
export function timesOf({
  startsAt,
  ...choices
}: RepeatChoice): { startsAt: string; rule: string } | undefined {
  return startsAt ? { startsAt, rule: ruleOf({ startsAt, ...choices }) } : undefined
}

/** The choices as a rule of RFC 5545, §3.3.10. */
function ruleOf({ startsAt, every, on, monthly, end }: Repeat): string {
  const until =
    end.kind === 'count'
      ? `COUNT=${Math.max(1, Math.round(end.count))}`
      : `UNTIL=${end.day.replaceAll('-', '')}`
  if (every === 'week') {
    const days = on.length > 0 ? weekdays.filter(day => on.includes(day)) : [weekdayOf(startsAt)]
    return `FREQ=WEEKLY;BYDAY=${days.join(',')};${until}`
  }
  const day = dayOfMonth(startsAt)
  return monthly === 'day'
    ? `FREQ=MONTHLY;BYMONTHDAY=${day};${until}`
    : `FREQ=MONTHLY;BYDAY=${weekOfMonth(startsAt)}${weekdayOf(startsAt)};${until}`
}

export function weekdayOf(at: string): Weekday {
  const day = new Date(`${at.slice(0, 10)}T00:00:00Z`).getUTCDay()
  return weekdays[(day + 6) % 7] ?? 'MO'
}

export function dayOfMonth(at: string): number {
  return Number(at.slice(8, 10))
}

/** 1 to 4; -1 is the last, where the month has a fifth. */
export function weekOfMonth(at: string): number {
  const week = Math.ceil(dayOfMonth(at) / 7)
  return week > 4 ? -1 : week
}
