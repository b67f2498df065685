import fc from 'fast-check'
import { expect, it } from 'vitest'
import { boxesOf } from '../../src/web/features/calendar/grid/boxes.ts'
import { measuresFor } from '../../src/web/features/calendar/grid/measures.ts'

it.each([
  ['nothing', [[]], 64],
  ['one an hour', [[600, 660], [900]], 64],
  ['one after three quarters of an hour', [[600, 645]], 64],
  ['one after half an hour, on any day', [[600], [600, 630]], 88],
  ['one after ten minutes', [[600, 610]], 92],
  ['two at the same time', [[600, 600]], 64],
] as const)('draws hours as low as there is room beside %s', (_what, starts, expected) => {
  expect(measuresFor(starts).hourHeight).toBe(expected)
})

it('covers nothing that begins half an hour later, or more', () => {
  const starts = fc
    .uniqueArray(fc.nat(47), { minLength: 1, maxLength: 20 })
    .map(all => all.map(each => each * 30))
  fc.assert(
    fc.property(starts, all => {
      const { hourHeight, cardMinutes, slotMinutes } = measuresFor([all])
      const boxes = boxesOf(all, start => [start, start + cardMinutes.least])
      expect(boxes.every(({ lanes }) => lanes === 1)).toBe(true)
      expect((cardMinutes.least / 60) * hourHeight).toBeGreaterThan(42)
      expect(slotMinutes).toBeLessThan(cardMinutes.least)
      expect(cardMinutes.least).toBeLessThan(cardMinutes.most)
    }),
  )
})
