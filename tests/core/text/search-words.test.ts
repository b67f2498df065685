import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { runsOf } from '../../factories/depth.ts'
import { startCounting } from '../../services/count-steps.ts'

// Loaded after the counting has begun, so that all of it counts.
const counter = await startCounting()
const { searchTermsOf, searchWordsOf } = await import('../../../src/core/text/search-words.ts')
afterAll(() => counter.stop())

const wholes = (text: string) => searchTermsOf(text).map(term => term.whole)

describe('words for search', () => {
  it.each([
    ['letter case', 'Safe MIGRATION', 'safe migration'],
    ['accents of Latin', 'Győr Çankırı Łódź Đặng', 'gyor cankiri lodz dang'],
    ['Turkish İ and ı', 'İSTANBUL Isparta ısparta', 'istanbul isparta ISPARTA'],
    ['German ß', 'Straße', 'STRASSE'],
    ['the last sigma', 'ΟΔΟΣ', 'οδοσ'],
    ['Russian ё', 'Тёмный', 'темный'],
    ['Arabic and Persian yeh and kaf', 'كراچي علي على', 'کراچی علی علی'],
    ['heh, teh marbuta and heh with yeh', 'القاهرة خانۀ خانہ', 'القاهره خانه خانه'],
    ['hamza and madda', 'أحمد إبراهيم آگاهی مسؤول علماء', 'احمد ابراهیم اگاهی مسوول علما'],
    ['Pashto letters', 'ګډون ښوونځي کې', 'گډون ښوونځی کی'],
    ['Kurdish letters', 'کوردستان ئەمڕۆ', 'كوردستان ئهمرو'],
    ['Urdu noon ghunna', 'میں', 'مین'],
    ['vowel signs', 'مُحَمَّد', 'محمد'],
    ['tatweel', 'محـــمد', 'محمد'],
    ['presentation forms', '\ufefb \ufb50', 'لا ا'],
    ['digits of every script', '۱۲۳ ٤٥٦ ১২৩', '123 456'],
    ['the composition of Bengali letters', '\u09af\u09bc\u09cb', '\u09df\u09c7\u09be'],
    ['Bengali khanda ta as it was written once', 'উ\u09a4\u09cd\u200dসব', 'উ\u09ceসব'],
    ['marks and isolates of direction', '\u2067hotline\u2069', 'hotline'],
    ['soft hyphens', 'mi\u00adgration', 'migration'],
    ['Vietnamese in two compositions', 'Vi\u1ec7t', 'Vie\u0323\u0302t'],
  ])('fold %s', (_what, written, asked) => {
    expect(new Set(wholes(written))).toEqual(new Set(wholes(asked)))
  })

  it.each([
    ['a ZWNJ', 'می\u200cشود', { whole: 'میشود', parts: ['می', 'شود'] }],
    ['an apostrophe', 'Qur’an', { whole: 'quran', parts: ['qur', 'an'] }],
    ['hyphens', '0800-123-45', { whole: '080012345', parts: ['0800', '123', '45'] }],
  ])('find a word with %s as one and by its parts', (_what, written, term) => {
    expect(searchTermsOf(written)).toEqual([term])
    expect(searchWordsOf([written], 1_000)).toEqual([term.whole, ...term.parts])
  })

  it('keep the vowel signs of Bengali, which tell words apart', () => {
    expect(wholes('কাল কল কিল')).toHaveLength(3)
  })

  it.each(['', "!!! & | ! <-> :* \\ '", '\u0301\u0301', '\u200c', '--', '\0', '\ud800'])(
    'have none in %j',
    text => {
      expect(searchTermsOf(text)).toEqual([])
    },
  )

  it('hold letters, digits and marks alone, at most 64 units each, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), text => {
        for (const word of searchWordsOf([text, `${text}a`.repeat(9)], 100_000)) {
          expect(word).toMatch(/^[\p{L}\p{N}\p{M}]{1,64}$/u)
          expect(word.isWellFormed()).toBe(true)
          // What is folded stays as it is: a text is found by its own words.
          expect(wholes(word)).toEqual([word])
        }
      }),
      { numRuns: runsOf(2_000) },
    )
  })

  it('stop where their bytes are full', () => {
    expect(searchWordsOf(['one two three', 'four'], 8)).toEqual(['one', 'two'])
  })

  it.each([
    ['words', 'سلام دنیا '],
    ['one word', 'x'],
    ['marks', '\u0301'],
    ['joiners', 'a-'],
    ['ZWNJ', 'ا\u200c'],
    ['digits', '١٢٣ '],
  ])('take at most 2.3 times the steps for twice the length of %s', async (_what, unit) => {
    const stepsFor = (length: number) => counter.of(() => searchWordsOf([unit.repeat(length)], 400_000))
    await stepsFor(100)
    const [half, whole] = [await stepsFor(20_000), await stepsFor(40_000)]
    expect(whole).toBeLessThanOrEqual(half * 2.3 + 5_000)
  })
})
