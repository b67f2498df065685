import { DatelineError } from '../core/errors/errors.ts'
import { type IndicatorId, indicatorOf, isSummable } from './registry.ts'

/**
 * Adds the values of one indicator. Absent values are not zeros: nothing but absences gives null.
 * @throws DatelineError `bad-input` for an indicator whose values must not be added, such as unique people: who saw
 * two posts would count twice.
 */
export function sumOf(id: IndicatorId, values: readonly (number | null)[]): number | null {
  if (!isSummable(id))
    throw new DatelineError('indicator-not-summable', { indicator: id, counted: indicatorOf(id).counted })
  const present = values.filter(value => value !== null)
  return present.length === 0 ? null : present.reduce((sum, value) => sum + value, 0)
}

export interface Compared {
  value: number | null
  /** What a percentage was divided by. */
  denominator?: number | null
}

/**
 * Change on an earlier value: of counts in percent, of percentages in points. Null where either is absent, or where the
 * base is too small to compare with: a count itself, of a percentage what it was divided by.
 */
export function changeOn(id: IndicatorId, previous: Compared, now: Compared): number | null {
  const { unit, leastBase } = indicatorOf(id)
  if (previous.value === null || now.value === null) return null
  if (unit === 'count')
    return previous.value < leastBase ? null : ((now.value - previous.value) / previous.value) * 100
  const bases = [previous.denominator, now.denominator]
  if (bases.some(base => typeof base === 'number' && base < leastBase)) return null
  return now.value - previous.value
}

/** How much of `whole` the part is, in percent; null where either is absent or the whole is nothing. */
export function percentOf(part: number | null, whole: number | null): number | null {
  if (part === null || whole === null || whole === 0) return null
  return (part / whole) * 100
}

export interface ShownPercent {
  /** `under` and `over`: a true value that only rounding would make nothing, or all. */
  is: 'exactly' | 'under' | 'over'
  value: number
}

/** A percentage as it is printed, whole. Nothing but nothing is 0 %, and nothing but all is 100 %. */
export function shownPercent(percent: number): ShownPercent {
  const rounded = Math.round(percent)
  if (rounded === 0 && percent !== 0) return { is: 'under', value: Math.sign(percent) }
  if (Math.abs(rounded) === 100 && Math.abs(percent) < 100)
    return { is: 'over', value: Math.sign(percent) * 99 }
  return { is: 'exactly', value: rounded === 0 ? 0 : rounded }
}
