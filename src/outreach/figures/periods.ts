import { DateTime } from 'luxon'
import { DatelineError } from '../../core/errors/errors.ts'
import { isDay } from '../../core/time/days.ts'

/** Local days of the offices, both included, as YYYY-MM-DD. */
export interface Period {
  from: string
  to: string
}

/** Which figures a question is about. A post belongs to the local day on which it was published. */
export interface Scope extends Period {
  officeIds: readonly string[]
  /** Practice or live: two worlds that no figure mixes. */
  sandbox: boolean
  /** As the log stood at this moment, UTC; as it stands now when not given. */
  asOf?: Date
}

/** The same of what one project funds, where it names one. */
export interface FigureScope extends Scope {
  projectId?: string
}

/** @throws DatelineError `bad-input` for days that do not exist, or stand the wrong way round. */
export function assertPeriod(period: Period): void {
  for (const [name, day] of Object.entries({ from: period.from, to: period.to })) {
    if (!isDay(day)) throw new DatelineError('day-invalid', { field: name, day })
  }
  if (period.from > period.to)
    throw new DatelineError('period-reversed', { to: period.to, from: period.from })
}

/** The period before, for comparison: whole months have as many whole months before them, else as many days. */
export function periodBefore(period: Period): Period {
  const from = dayOf(period.from)
  const to = dayOf(period.to)
  const before = from.minus({ days: 1 })
  if (from.day === 1 && to.day === to.daysInMonth) {
    const months = (to.year - from.year) * 12 + to.month - from.month + 1
    return { from: isoOf(from.minus({ months })), to: isoOf(before) }
  }
  const days = to.diff(from, 'days').days + 1
  return { from: isoOf(from.minus({ days })), to: isoOf(before) }
}

/** The same days a year before; the end of a month stays one. */
export function yearBefore(period: Period): Period {
  const to = dayOf(period.to)
  const before = to.minus({ years: 1 })
  return {
    from: isoOf(dayOf(period.from).minus({ years: 1 })),
    to: isoOf(to.day === to.daysInMonth ? before.endOf('month') : before),
  }
}

/** How many days a period has. */
export function daysIn(period: Period): number {
  return dayOf(period.to).diff(dayOf(period.from), 'days').days + 1
}

/** The same days of the months before, for a period of whole months of which only the days to `until` are over. */
export function sameDaysBefore(period: Period, until: string): Period {
  const before = periodBefore(period)
  const from = dayOf(period.from)
  const to = dayOf(until)
  if (from.day !== 1) {
    const days = to.diff(from, 'days').days
    return { from: before.from, to: isoOf(dayOf(before.from).plus({ days })) }
  }
  const last = dayOf(period.to)
  const months = (last.year - from.year) * 12 + last.month - from.month + 1
  return { from: isoOf(from.minus({ months })), to: isoOf(to.minus({ months })) }
}

/** The last six whole months that are over by the period's last day, oldest first, each as YYYY-MM. */
export function trendMonths(period: Period): string[] {
  const to = dayOf(period.to)
  const last = to.day === to.daysInMonth ? to : to.minus({ months: 1 })
  return [5, 4, 3, 2, 1, 0].map(back => last.startOf('month').minus({ months: back }).toFormat('yyyy-MM'))
}

/** The months that the period touches, as YYYY-MM, and whether each lies wholly in it. */
export function monthsOf(period: Period): { month: string; whole: boolean }[] {
  const months: { month: string; whole: boolean }[] = []
  const last = period.to.slice(0, 7)
  for (
    let at = dayOf(period.from).startOf('month');
    at.toFormat('yyyy-MM') <= last;
    at = at.plus({ months: 1 })
  ) {
    const month = at.toFormat('yyyy-MM')
    const whole = isoOf(at) >= period.from && isoOf(at.endOf('month')) <= period.to
    months.push({ month, whole })
  }
  return months
}

/** The days of a month (YYYY-MM) that are in the period. */
export function daysOfMonth(month: string, { from, to }: Period): Period {
  const [first, last] = [`${month}-01`, lastDayOf(month)]
  return { from: first < from ? from : first, to: last > to ? to : last }
}

export function dayAfter(day: string): string {
  return isoOf(dayOf(day).plus({ days: 1 }))
}

/** The last day of a month (YYYY-MM). */
export function lastDayOf(month: string): string {
  return isoOf(dayOf(`${month}-01`).endOf('month'))
}

function dayOf(day: string): DateTime {
  return DateTime.fromISO(day, { zone: 'utc' })
}

function isoOf(day: DateTime): string {
  return day.toFormat('yyyy-MM-dd')
}
