import type { InfographicContent } from './content.ts'

interface Span {
  of: 'period' | 'earlier'
  months: ReadonlySet<string>
  relation: 'equal' | 'at-most' | 'at-least'
}

/**
 * How months (YYYY-MM) add up to the picture's period, and to the period before: equal where the period is made of
 * whole months that are all there; else those that lie in it add up to at most it, and those that cover it to at least.
 */
export function spansOf(
  content: Pick<InfographicContent, 'period' | 'previousPeriod'>,
  months: readonly string[],
): Span[] {
  const given = new Set(months)
  return (['period', 'earlier'] as const).flatMap((of): Span[] => {
    const period = of === 'period' ? content.period : earlierPeriod(content)
    const touched = monthsTouched(period)
    const within = touched.filter(month => isWithin(month, period) && given.has(month))
    const covered = touched.every(month => given.has(month))
    if (covered && within.length === touched.length) return [span(of, within, 'equal')]
    return [
      ...(within.length > 0 ? [span(of, within, 'at-most')] : []),
      ...(covered ? [span(of, touched, 'at-least')] : []),
    ]
  })
}

function span(of: Span['of'], months: readonly string[], relation: Span['relation']): Span {
  return { of, months: new Set(months), relation }
}

/** What `previous` figures are of. */
export function earlierPeriod(content: Pick<InfographicContent, 'period' | 'previousPeriod'>): Period {
  return content.previousPeriod ?? before(content.period)
}

interface Period {
  from: string
  to: string
}

/** As many whole months before whole months, else the same days of the months before. */
function before({ from, to }: Period): Period {
  const length = monthsTouched({ from, to }).length
  const whole = from.endsWith('-01') && to === lastDay(to.slice(0, 7))
  const earlier = (day: string) => {
    const month = shifted(day.slice(0, 7), -length)
    const last = lastDay(month)
    return `${month}-${day.slice(8)}` > last ? last : `${month}-${day.slice(8)}`
  }
  return { from: earlier(from), to: whole ? lastDay(shifted(to.slice(0, 7), -length)) : earlier(to) }
}

function monthsTouched({ from, to }: Period): string[] {
  const months: string[] = []
  for (let month = from.slice(0, 7); month <= to.slice(0, 7); month = shifted(month, 1)) months.push(month)
  return months
}

function isWithin(month: string, period: Period): boolean {
  return `${month}-01` >= period.from && lastDay(month) <= period.to
}

function shifted(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7)
}

/** Of a month (YYYY-MM). */
export function lastDay(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
}
