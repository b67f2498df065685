import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breaksIn } from '../../src/indicators/breaks.ts'
import { type IndicatorId, indicatorIds, indicatorOf, isSummable } from '../../src/indicators/registry.ts'
import { changeOn, percentOf, shownPercent, sumOf } from '../../src/indicators/sums.ts'
import { periodBefore, trendMonths } from '../../src/outreach/figures/periods.ts'

const ids: IndicatorId[] = [
  'enquiries',
  'activities',
  'participants',
  'materials',
  'posts',
  'views',
  'engagements',
]
const mayBeAbsent = fc.array(fc.option(fc.nat({ max: 1_000_000 })))

describe('adding up', () => {
  it.each(indicatorIds.filter(id => !isSummable(id)))('refuses to add %s', id => {
    expect(() => sumOf(id, [1, 2])).toThrow('must not be added up')
  })

  it('never adds a percentage, a mean, an estimate or people', () => {
    for (const id of indicatorIds) if (indicatorOf(id).unit !== 'count') expect(isSummable(id)).toBe(false)
    for (const id of ['audience-estimate', 'reach', 'followers'] as const) expect(isSummable(id)).toBe(false)
  })

  it('gives the same in parts as at once, whatever is absent', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ids), mayBeAbsent, mayBeAbsent, (id, some, others) => {
        expect(sumOf(id, [sumOf(id, some), sumOf(id, others)])).toBe(sumOf(id, [...some, ...others]))
      }),
    )
  })

  it('is absent only where everything is, and never makes a zero of it', () => {
    fc.assert(
      fc.property(mayBeAbsent, values => {
        expect(sumOf('views', values) === null).toBe(values.every(value => value === null))
      }),
    )
  })
})

describe('comparing', () => {
  it.each([
    [100, 118, 18],
    [100, 80, -20],
    [20, 30, 50],
    [19, 30, null],
    [1, 7, null],
    [0, 5, null],
    [null, 5, null],
    [5, null, null],
  ])('from %s to %s is %s per cent', (previous, value, change) => {
    expect(changeOn('enquiries', { value: previous }, { value })).toBe(change)
  })

  it.each([
    [12, 200, 15, 300, 3],
    [0, 20, 2, 20, 2],
    [12, 19, 15, 300, null],
    [12, 200, 15, 19, null],
    [null, 200, 15, 300, null],
  ])('from %s per cent of %s to %s per cent of %s is %s points', (before, of, value, base, change) => {
    const previous = { value: before, denominator: of }
    expect(changeOn('women-share', previous, { value, denominator: base })).toBe(change)
  })

  it.each([
    [0, 'exactly', 0],
    [0.04, 'under', 1],
    [-0.3, 'under', -1],
    [0.5, 'exactly', 1],
    [99.6, 'over', 99],
    [100, 'exactly', 100],
    [-99.93, 'over', -99],
    [100.4, 'exactly', 100],
    [62.4, 'exactly', 62],
  ])('prints %s per cent as %s %s', (percent, is, value) => {
    expect(shownPercent(percent)).toEqual({ is, value })
  })

  it.each([
    ['views', ['x', 'facebook'], '2025-11-01', '2025-11-30', 1],
    ['engagement-rate', ['facebook'], '2025-11-01', '2025-11-15', 1],
    ['views', ['x'], '2025-11-01', '2025-11-30', 0],
    ['views', ['facebook'], '2025-11-15', '2025-11-30', 0],
    ['engagements', ['facebook'], '2025-11-01', '2025-11-30', 0],
  ] as const)('finds in %s of %s from %s to %s %i breaks', (id, networks, from, to, breaks) => {
    expect(breaksIn(id, networks, { from, to })).toHaveLength(breaks)
  })

  it.each([
    [45, 50, 90],
    [null, 50, null],
    [45, null, null],
    [0, 0, null],
  ])('%s of %s is %s per cent', (part, whole, percent) => {
    expect(percentOf(part, whole)).toBe(percent)
  })

  it.each([
    ['2026-09-01', '2026-09-30', '2026-08-01', '2026-08-31'],
    ['2026-07-01', '2026-09-30', '2026-04-01', '2026-06-30'],
    ['2026-01-01', '2026-12-31', '2025-01-01', '2025-12-31'],
    ['2028-03-01', '2028-03-31', '2028-02-01', '2028-02-29'],
    ['2026-09-10', '2026-09-16', '2026-09-03', '2026-09-09'],
    ['2026-09-01', '2026-09-29', '2026-08-03', '2026-08-31'],
  ])('compares %s to %s with %s to %s', (from, to, beforeFrom, beforeTo) => {
    expect(periodBefore({ from, to })).toEqual({ from: beforeFrom, to: beforeTo })
  })

  it('shows only months that are over in a trend', () => {
    expect(trendMonths({ from: '2026-09-01', to: '2026-09-30' }).at(-1)).toBe('2026-09')
    expect(trendMonths({ from: '2026-09-01', to: '2026-09-29' }).at(-1)).toBe('2026-08')
  })
})
