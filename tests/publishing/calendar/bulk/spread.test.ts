import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spread } from '../../../../src/publishing/calendar/bulk/spread.ts'
import { runsOf } from '../../../factories/depth.ts'

const always = () => true

describe('spreading posts over free places', () => {
  it.each([
    ['evenly where there is an end', 4, 'closed', [0, 3, 6, 9]],
    ['onto each place where they are as many', 12, 'closed', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]],
    ['onto the next ones where there is none', 4, 'open', [0, 1, 2, 3]],
    ['onto none where there are none', 0, 'closed', []],
  ] as const)('%s', (_title, count, window, expected) => {
    expect(spread(Array(12).keys(), count, window, always)).toEqual(expected)
  })

  it('passes over places too near each other, and goes back where that leaves too few', () => {
    const apart = (place: number, chosen: readonly number[]) =>
      chosen.every(each => Math.abs(each - place) >= 3)
    expect(spread([0, 1, 2, 3, 10], 3, 'closed', apart)).toEqual([0, 3, 10])
    expect(spread([0, 1, 7, 8, 9], 3, 'closed', apart)).toEqual([0, 7])
    expect(spread([0, 3, 6, 7, 8, 9, 10, 11], 4, 'closed', apart)).toEqual([0, 3, 6, 9])
  })

  it('gives as many as there is room for, in order, each once, and evenly to within one place', () => {
    fc.assert(
      fc.property(fc.nat({ max: 60 }), fc.nat({ max: 60 }), (size, count) => {
        const chosen = spread(Array(size).keys(), count, 'closed', always)
        expect(chosen).toHaveLength(Math.min(size, count))
        const gaps = chosen.slice(1).map((place, index) => place - (chosen[index] ?? 0))
        expect(gaps.every(gap => gap > 0)).toBe(true)
        if (count <= size && gaps.length > 0)
          expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1)
      }),
      { numRuns: runsOf(500) },
    )
  })
})
