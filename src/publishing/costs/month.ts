import { DateTime } from 'luxon'
import { DatelineError } from '../../core/errors/errors.ts'
import { messageLocale } from '../../core/languages/registry.ts'

/** The calendar month, 'YYYY-MM', in which a moment falls on the clocks of `zone`. */
export function monthOf(moment: Date, zone: string): string {
  return DateTime.fromJSDate(moment, { zone }).toFormat('yyyy-MM')
}

/** Where a month begins and where the next one does, UTC. Throws `bad-input` for what is no month. */
export function monthBounds(month: string, zone: string): { from: Date; to: Date } {
  const start = DateTime.fromFormat(month, 'yyyy-MM', { zone })
  if (!start.isValid) throw new DatelineError('month-invalid', { month })
  return { from: start.toJSDate(), to: start.plus({ months: 1 }).toJSDate() }
}

/** 'November 2026', in English, as all messages to staff are. */
export function spokenMonth(month: string): string {
  return DateTime.fromFormat(month, 'yyyy-MM', { zone: 'UTC' }).setLocale(messageLocale).toFormat('LLLL yyyy')
}
