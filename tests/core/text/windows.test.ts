import fc from 'fast-check'
import twitterText from 'twitter-text'
import { describe, expect, it } from 'vitest'
import { normalised, windowsOf } from '../../../src/core/text/windows.ts'
import { linksIn } from '../../../src/networks/links-in-text.ts'
import { weightedLength } from '../../../src/networks/x/length.ts'
import { runsOf } from '../../factories/depth.ts'
import { generatedText } from '../../publishing/composing/formatting/generated-texts.ts'

const longTexts = fc.array(generatedText, { minLength: 3, maxLength: 8 }).map(texts => texts.join('\n\n'))
const anyText = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1_500, maxLength: 6_000 }),
  fc
    .tuple(
      fc.constantFrom('a', '😀', '\u0301', ' \u0301', 'a.co', ' ', '\n', '🏻 🏻'),
      fc.integer({ min: 500, max: 3_000 }),
    )
    .map(([unit, times]) => unit.repeat(times)),
)

describe('the pieces of a text', () => {
  it('are the text, none longer than 4,096 and a half of a character', () => {
    fc.assert(
      fc.property(fc.oneof(longTexts, anyText), text => {
        const windows = windowsOf(text)
        expect(windows.map(window => window.text).join('')).toBe(text)
        for (const window of windows) {
          expect(text.startsWith(window.text, window.start)).toBe(true)
          expect(window.text.length).toBeLessThanOrEqual(4_097)
        }
      }),
      { numRuns: runsOf(300) },
    )
  })

  it('cut no character in two', () => {
    fc.assert(
      fc.property(anyText, text => {
        fc.pre(text.isWellFormed())
        for (const window of windowsOf(text)) expect(window.text.isWellFormed()).toBe(true)
      }),
    )
  })

  it('have the links and the length of the whole, in any language', () => {
    fc.assert(
      fc.property(longTexts, text => {
        const whole = text.normalize('NFC')
        expect(normalised(text, 'NFC')).toBe(whole)
        expect(weightedLength(text)).toBe(twitterText.parseTweet(whole).weightedLength)
        expect(linksIn(whole, 'with-bare-links').map(({ url, start, end }) => [url, start, end])).toEqual(
          twitterText.extractUrlsWithIndices(whole).map(({ url, indices }) => [url, ...indices]),
        )
      }),
      { numRuns: runsOf(1_000) },
    )
  })

  it('keep a long web address whole, however far from the beginning it stands', () => {
    const link = `https://example.org/${'a/'.repeat(1_500)}`
    const text = `${'word '.repeat(300)}${link} ${'word '.repeat(300)}`
    expect(linksIn(text, 'with-bare-links').map(found => found.url)).toEqual([link])
    expect(weightedLength(text)).toBe(300 * 5 + 23 + 1 + 300 * 5)
  })
})
