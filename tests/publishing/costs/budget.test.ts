import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dollars } from '../../../src/core/money.ts'
import { levelOf, standingOf } from '../../../src/publishing/costs/budget.ts'
import { monthBounds, monthOf } from '../../../src/publishing/costs/month.ts'

describe('a budget of $10', () => {
  it.each([
    ['is within at nothing', 0, 'within'],
    ['is within at exactly 80 %', 8_000, 'within'],
    ['is near a thousandth above 80 %', 8_001, 'near'],
    ['is near at exactly the budget', 10_000, 'near'],
    ['is over a thousandth above', 10_001, 'over'],
  ] as const)('%s', (_title, total, level) => {
    expect(levelOf(total, 10_000)).toBe(level)
  })
})

it('has no level without a budget, and is over with the first sum where nothing is to be spent', () => {
  expect(levelOf(1_000_000, null)).toBe('no-budget')
  expect([levelOf(0, 0), levelOf(1, 0)]).toEqual(['within', 'over'])
})

const november = { month: '2026-11', sandbox: false, sent: 4_000, planned: 3_000, reads: 500, budget: 10_000 }

describe('the warning of a month', () => {
  it.each([
    ['is silent within the budget', { added: 500 }, null],
    [
      'names the sum above 80 %',
      { added: 1_235 },
      'November 2026 comes to $8.735, which is more than 80 % of the budget of $10.00. Posts still go out.',
    ],
    [
      'names by how much the budget is passed',
      { added: 4_000 },
      'November 2026 comes to $11.50, which is $1.50 over the budget of $10.00. Posts still go out.',
    ],
    [
      'says of the sandbox that nobody pays',
      { added: 4_000, sandbox: true },
      'November 2026 comes to $11.50, which is $1.50 over the budget of $10.00. Posts still go out. Sandbox posts cost nothing.',
    ],
    ['is silent without a budget', { added: 4_000_000, budget: null }, null],
  ])('%s', (_title, sums, warning) => {
    expect(standingOf({ ...november, ...sums }).warning).toBe(warning)
  })
})

it('adds up what was sent, is planned, is read and comes on top', () => {
  expect(standingOf({ ...november, added: 200 })).toMatchObject({
    soFarMilliDollars: 7_500,
    addedMilliDollars: 200,
    totalMilliDollars: 7_700,
  })
})

it.each([
  [0, '$0.00'],
  [5, '$0.005'],
  [215, '$0.215'],
  [200, '$0.20'],
  [41_200, '$41.20'],
])('writes %i thousandths as %s', (milliDollars, text) => {
  expect(dollars(milliDollars)).toBe(text)
})

describe('a month', () => {
  it.each([
    ['begins with the day in Islamabad', '2026-10-31T19:00:00Z', 'Asia/Karachi', '2026-11'],
    ['has not begun a minute before', '2026-10-31T18:59:00Z', 'Asia/Karachi', '2026-10'],
    ['ends with the day in Vienna', '2026-11-30T22:59:00Z', 'Europe/Vienna', '2026-11'],
    ['is over a minute later', '2026-11-30T23:00:00Z', 'Europe/Vienna', '2026-12'],
  ])('%s', (_title, moment, zone, month) => {
    expect(monthOf(new Date(moment), zone)).toBe(month)
  })

  it('lies between its bounds, in any zone', () => {
    const moments = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
    const zones = fc.constantFrom('Asia/Kabul', 'Europe/Budapest', 'Asia/Dhaka', 'America/St_Johns', 'UTC')
    fc.assert(
      fc.property(moments, zones, (moment, zone) => {
        const { from, to } = monthBounds(monthOf(moment, zone), zone)
        expect(moment >= from && moment < to).toBe(true)
      }),
    )
  })

  it('is refused where there is none', () => {
    expect(() => monthBounds('2026-13', 'UTC')).toThrow('The month "2026-13" must be written like 2026-11.')
  })
})
