import { describe, expect, it } from 'vitest'
import { leaksByTrying, leaksOf } from './attack.ts'
import { compareWithFewest } from './fewest-hidden.ts'
import { type Asked, drawInTurn, type Printed } from './picture.ts'
import { tryLinkedSet, tryTable } from './try-case.ts'

// A sample of `npm run disclosure`, which says what the whole of it found.

const days = { from: '2026-07-01', to: '2026-09-30' }
const at = { sandbox: false, offices: ['kabul'], indicator: 'enquiries', dimension: '', key: '', ...days }
const printed = (counted: number, isShown: boolean, groups: number[], key = ''): Printed => ({
  at: { ...at, dimension: key === '' ? '' : 'topic', key },
  groups,
  counted,
  isShown,
})

describe('the attack', () => {
  const leaking = [
    printed(43, true, [0, 1]),
    printed(3, false, [0], 'visas'),
    printed(40, true, [1], 'study'),
  ]
  const kept = [printed(43, true, [0, 1]), printed(3, false, [0], 'visas'), printed(40, false, [1], 'study')]

  it.each([
    ['exact bounds', leaksOf],
    ['trying whole numbers', leaksByTrying],
  ])('finds a count that comes out, and none that does not, by %s', (_by, attack) => {
    expect(attack(leaking)).toContainEqual({
      what: 'kabul enquiries topic visas 2026-07-01 2026-09-30',
      values: 1,
    })
    expect(attack(kept)).toEqual([])
  })

  it('finds what no picture prints', () => {
    const month: Asked = { at: { ...at, to: '2026-07-31' }, groups: [0] }
    const before = { ...month, counted: 100, isShown: true }
    expect(leaksOf([before, printed(102, true, [0, 1])])).toMatchObject([{ values: 1 }])
  })
})

describe('what is published', () => {
  it('leaves five values to each count that is not shown, in tables', () => {
    const tried = Array.from({ length: 300 }, (_, index) => tryTable(1 + index))
    expect(tried.flatMap(each => each.leaks)).toEqual([])
    expect(tried.some(each => each.hidden > 0 && each.wasTried)).toBe(true)
  })

  it('leaves five values in linked tables and pictures one after another', () => {
    const seeds = [104, 491, 14465, 16419, 21442, 22389, 23101, 24827]
    for (let seed = 1; seed <= 100; seed += 1) seeds.push(seed)
    const tried = seeds.map(tryLinkedSet)
    expect(tried.flatMap(each => each.leaks)).toEqual([])
    expect(new Set(tried.map(each => each.kind)).size).toBe(3)
  })

  it('is never less than any method must withhold', () => {
    const compared = Array.from({ length: 12 }, (_, index) => compareWithFewest(1 + index))
    const found = compared.flatMap(each => each ?? [])
    expect(found.length).toBeGreaterThan(0)
    for (const { hidden, fewest } of found) expect(hidden).toBeGreaterThanOrEqual(fewest)
  })

  it('is what was asked, where no count is small', () => {
    const groups = [20, 30].map(people => ({ office: 'kabul', ...days, parts: {}, people }))
    const { printed: all } = drawInTurn(groups, [[{ at, groups: [0, 1] }]])
    expect(all).toMatchObject([{ counted: 50, isShown: true }])
  })
})
