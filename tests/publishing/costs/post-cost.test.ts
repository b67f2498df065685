import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAfterMs } from '../../../src/core/time/measurement-ages.ts'
import { xPrices } from '../../../src/networks/x/prices.ts'
import { chargesOf, type PricedPost, postCost } from '../../../src/publishing/costs/post-cost.ts'

const link = 'https://example.org'

function onX(parts: Partial<PricedPost> = {}): PricedPost {
  const at = new Date('2026-11-23T09:00:00Z')
  return { prices: xPrices, texts: ['Hello'], altTexts: 0, at, readAfterMs, ...parts }
}

describe('to post on X costs', () => {
  it.each([
    ['15 thousandths of a dollar', { texts: ['Hello'] }, 15],
    ['200 with a link', { texts: [`Hello ${link}`] }, 200],
    ['200 with a link that has no scheme', { texts: ['Hello example.org'] }, 200],
    ['200 with two links', { texts: [`${link} ${link}/a`] }, 200],
    ['as much as its parts together', { texts: ['Hello', `Hello ${link}`, 'Bye'] }, 230],
    ['5 more for each alt text', { altTexts: 3 }, 30],
  ])('%s', (_title, parts, cost) => {
    expect(postCost(onX(parts)).postingMilliDollars).toBe(cost)
  })
})

describe('to read the figures of a post on X costs', () => {
  it.each([
    ['5 on each of five UTC days', {}, 25],
    ['once for a UTC day, however often it is read', { readAfterMs: [0, 1, 3_600_000] }, 5],
    // 23:50 and 15 minutes is tomorrow, and so is 23:50 and a day.
    ['less just before midnight, UTC', { at: new Date('2026-11-23T23:50:00Z') }, 20],
    ['as much again for each part', { texts: ['one', 'two'] }, 50],
    ['nothing where nobody reads', { readAfterMs: [] }, 0],
  ])('%s', (_title, parts, cost) => {
    expect(postCost(onX(parts)).readsMilliDollars).toBe(cost)
  })
})

describe('a post in doubt costs', () => {
  it.each([
    ['nothing more, as it is read that UTC day anyway', {}, 0],
    ['one read of each part, where it is not', { at: new Date('2026-11-23T23:50:00Z') }, 5],
    ['two for two parts', { at: new Date('2026-11-23T23:50:00Z'), texts: ['one', 'two'] }, 10],
  ])('%s', (_title, parts, cost) => {
    expect(postCost(onX(parts)).inDoubtMilliDollars).toBe(cost)
  })
})

it('costs nothing where the network takes nothing', () => {
  const free = { postingMilliDollars: 0, readsMilliDollars: 0, totalMilliDollars: 0, inDoubtMilliDollars: 0 }
  expect(postCost(onX({ prices: undefined, texts: [link], altTexts: 4 }))).toEqual(free)
  expect(chargesOf(onX({ prices: undefined }))).toEqual([])
})

it('comes to the sum of its charges, reads a part once a UTC day at most, and never before it is out', () => {
  const post = fc.record({
    texts: fc.array(fc.constantFrom('Hello', `Hello ${link}`), { minLength: 1, maxLength: 5 }),
    altTexts: fc.nat(4),
    at: fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }),
    readAfterMs: fc.array(fc.nat(40 * 86_400_000), { maxLength: 12 }),
  })
  fc.assert(
    fc.property(post, parts => {
      const priced = onX(parts)
      const charges = chargesOf(priced)
      const cost = postCost(priced)
      expect(charges.reduce((sum, charge) => sum + charge.milliDollars, 0)).toBe(cost.totalMilliDollars)
      const reads = charges.filter(charge => charge.kind === 'reads')
      const days = reads.map(charge => Math.floor(charge.at.getTime() / 86_400_000))
      expect(new Set(days).size).toBe(days.length)
      expect(days.length).toBe(
        new Set(parts.readAfterMs.map(ms => Math.floor((parts.at.getTime() + ms) / 86_400_000))).size,
      )
      for (const charge of charges) expect(charge.at.getTime()).toBeGreaterThanOrEqual(parts.at.getTime())
    }),
  )
})
