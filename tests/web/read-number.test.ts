import { describe, expect, it } from 'vitest'
import { readNumber, withinLimits } from '../../src/web/shared/forms/read-number.ts'

describe('a number as people type it', () => {
  it.each([
    ['1250', 1250],
    [' 12.5 ', 12.5],
    ['12,5', 12.5],
    ['.5', 0.5],
    ['7.', 7],
    ['-3', -3],
    ['−3', -3],
    ['٣٥', 35],
    ['۱۲٫۵', 12.5],
    ['১০', 10],
  ])('is read: %s', (typed, number) => {
    expect(readNumber(typed)).toBe(number)
  })

  it.each(['', '-', 'twelve', '1.2.3', '12 5', '1e3', '.'])('is none: "%s"', typed => {
    expect(readNumber(typed)).toBeUndefined()
  })

  it.each([
    [-1, 0, 10, 0, 0],
    [11, 0, 10, 0, 10],
    [2.345, 0, 10, 2, 2.35],
    [2.5, 0, 10, 0, 3],
    [5, 5, 5, 0, 5],
  ])('%d stays within %d and %d, to %d decimals: %d', (value, min, max, decimals, limited) => {
    expect(withinLimits(value, min, max, decimals)).toBe(limited)
  })
})
