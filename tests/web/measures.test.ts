import fc from 'fast-check'
import { expect, it } from 'vitest'
import { boxesOf } from '../../src/web/features/calendar/grid/boxes.ts'
import { linesIn, measuresFor } from '../../src/web/features/calendar/grid/measures.ts'

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

it('leaves room for two lines of Latin letters where nothing follows', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(1439), { maxLength: 20 }), starts => {
      const { hourHeight, cardMinutes } = measuresFor([starts])
      // Two pixels are left between a card and what is below it.
      const height = (cardMinutes.most / 60) * hourHeight - 2
      expect(linesIn(height, 'Lahore — Counselling is free', 'en')).toBe(2)
      expect(height).toBeLessThanOrEqual(62)
    }),
  )
})

it.each([
  ['Latin letters', 'Lahore — Counselling is free', 'en', 60],
  [
    'Latin letters of a language without a leading of its own',
    'Lahor — Hiç kimse size vize satamaz',
    'tr',
    60,
  ],
  ['Nastaliq', 'لاہور — پیر سے ہماری ہیلپ لائن', 'ur', 76],
  ['Nastaliq after a name in Latin letters', 'IOM — پیر سے ہماری ہیلپ لائن', 'ur', 76],
  ['Latin letters with the leading of Nastaliq', 'MRC Lahore', 'ur', 76],
  ['Arabic letters in an English text', 'Lahore — “امید” opens', 'en', 76],
  ['Arabic', 'لاهور — لا أحد يستطيع أن يبيعك تأشيرة', 'ar', 76],
  ['Bengali', 'ঢাকা — আজ বিকেল ৪টায়', 'bn', 76],
  ['a language that browsers do not know', 'Lahore', 'qaa', 76],
] as const)('puts words in two lines only where both are whole: %s', (_what, words, language, least) => {
  expect([linesIn(least, words, language), linesIn(least - 0.1, words, language)]).toEqual([2, 1])
})
