import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { dollars } from '../../../src/core/money.ts'
import { readAfterMs } from '../../../src/core/time/measurement-ages.ts'
import { xPrices } from '../../../src/networks/x/prices.ts'
import { postCost } from '../../../src/publishing/costs/post-cost.ts'

const page = readFileSync(new URL('../../../docs/costs.md', import.meta.url), 'utf8')

it.each([
  ['a post, or a part of a thread', xPrices.post],
  ['a post or part with a link', xPrices.postWithLink],
  ['an alt text', xPrices.altText],
  ['a post read, once in a UTC day however often', xPrices.read],
  ['a deletion', xPrices.deletion],
])('docs/costs.md names the price of %s', (what, price) => {
  expect(page).toContain(`| ${what} | ${dollars(price)} |`)
})

it('docs/costs.md is right that a post is read on four or five UTC days, whenever it goes out', () => {
  const days = new Set<number>()
  for (let minute = 0; minute < 1440; minute += 1) {
    const at = new Date(Date.UTC(2026, 10, 23, 0, minute))
    const cost = postCost({ prices: xPrices, texts: ['Hello'], altTexts: 0, at, readAfterMs })
    days.add(cost.readsMilliDollars / xPrices.read)
  }
  expect([...days].toSorted()).toEqual([4, 5])
})
