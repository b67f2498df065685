import { calendarsOfYear } from '../../../core/time/calendars.ts'

/** How far from now a year may lie and still be meant, in years. */
const near = 2

/** A sentence, after a space, that names the other calendar in which a year is about now; empty where there is none. */
export function calendarHint(year: string, now: Date): string {
  const calendars = calendarsOfYear(Number(year), yearsFrom(now, -near), yearsFrom(now, near))
  if (calendars.length === 0) return ''
  return ` ${year} may be a year of the ${calendars.join(' or ')} calendar; days here are Gregorian.`
}

function yearsFrom(now: Date, years: number): Date {
  const moment = new Date(now)
  moment.setUTCFullYear(now.getUTCFullYear() + years)
  return moment
}
