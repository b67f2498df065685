import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import type { RevisionContent } from '../../../src/news/news-content.view.ts'
import { runsOf } from '../../factories/depth.ts'
import { newsContent } from '../../factories/news.ts'
import { startCounting } from '../../services/count-steps.ts'

// Loaded after the counting has begun, so that all of it counts.
const counter = await startCounting()
const { compareContents } = await import('../../../src/news/history/compare-contents.ts')
const { wordDifference } = await import('../../../src/news/history/word-difference.ts')
afterAll(() => counter.stop())

const effort = () => ({ left: 1_500 })
const english = (text: string) => newsContent({ variants: [{ language: 'en', text }] })

describe('what changed between two texts', () => {
  it.each([
    ['a word replaced', 'Open on Monday.', 'Open on Sunday.', '=Open on |-Monday|+Sunday|=.'],
    ['a word added', 'The desk moves.', 'The new desk moves.', '=The |+new |=desk moves.'],
    ['a number', 'Call 0800 1.', 'Call 0800 2.', '=Call 0800 |-1|+2|=.'],
    ['Urdu words', 'دفتر پیر کو کھلا ہے', 'دفتر اتوار کو کھلا ہے', '=دفتر |-پیر|+اتوار|= کو کھلا ہے'],
    ['a vowel sign, as part of its word', 'কাল এসো', 'কিল এসো', '-কাল|+কিল|= এসো'],
    ['everything', 'a', 'b', '-a|+b'],
    ['the end', 'a b', 'a', '=a|- b'],
    ['nothing left', 'a', '', '-a'],
  ])('is shown by words: %s', (_what, before, after, shown) => {
    const signs = { same: '=', removed: '-', added: '+' }
    const parts = wordDifference(before, after, effort())
    expect(parts.map(({ kind, text }) => signs[kind] + text).join('|')).toBe(shown)
  })

  it('gives both texts back, whatever they are and however little effort is left', () => {
    const text = fc.oneof(
      fc
        .array(fc.constantFrom('a', 'b', ' ', '\n', '.', 'ہے', '👩‍👩‍👧', '\u200c'), { maxLength: 60 })
        .map(parts => parts.join('')),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
    )
    fc.assert(
      fc.property(text, text, fc.nat(60), (before, after, left) => {
        const parts = wordDifference(before, after, { left })
        const side = (dropped: string) =>
          parts
            .filter(part => part.kind !== dropped)
            .map(part => part.text)
            .join('')
        expect([side('added'), side('removed')]).toEqual([before, after])
        expect(parts.every((part, index) => part.text !== '' && part.kind !== parts[index - 1]?.kind)).toBe(
          true,
        )
      }),
      { numRuns: runsOf(2_000) },
    )
  })

  it.each([
    ['two texts with nothing in common', (n: number) => `a${n} `, (n: number) => `b${n} `],
    ['the same words in another order', (n: number) => `${n} `, (n: number) => `${(n * 7919) % 10_007} `],
    ['one word again and again', () => 'a ', (n: number) => (n % 3 ? 'a ' : 'b ')],
  ])('is found in bounded work: %s', async (_what, before, after) => {
    const text = (word: (n: number) => string, length: number) =>
      Array.from({ length }, (_, n) => word(n)).join('')
    const stepsFor = async (length: number) => {
      const [one, other] = [text(before, length), text(after, length)]
      return await counter.of(() => wordDifference(one, other, effort()))
    }
    await stepsFor(10)
    expect(await stepsFor(20_000)).toBeLessThan(4_000_000)
  })
})

describe('what changed between two contents', () => {
  it('is nothing where they are the same', () => {
    expect(compareContents(english('a'), english('a'))).toEqual({ texts: [], media: [], facts: [] })
  })

  it('names each variant, file, alt text and fact that differs, and no other', () => {
    const [first, second, third] = ['1', '2', '3'].map(n => `0199a1b2-0000-7000-8000-00000000000${n}`) as [
      string,
      string,
      string,
    ]
    const before: RevisionContent = {
      places: ['Lahore'],
      topics: ['visas'],
      link: 'https://a.example',
      variants: [
        { language: 'en', text: 'Open on Monday.' },
        { language: 'ur', text: 'کھلا' },
        { language: 'de', text: 'gleich' },
      ],
      media: [
        { mediaId: first, altText: { en: 'A desk.' }, decorative: false },
        { mediaId: second, altText: {}, decorative: true },
      ],
    }
    const after: RevisionContent = {
      places: ['Lahore', 'Islamabad'],
      topics: ['visas'],
      projectId: 'p',
      variants: [
        { language: 'de', text: 'gleich' },
        { language: 'en', text: 'Open on Sunday.' },
        { language: 'bn', text: 'খোলা' },
      ],
      media: [
        { mediaId: third, altText: { en: 'New.' }, decorative: false },
        { mediaId: first, altText: { en: 'A large desk.' }, decorative: true },
      ],
    }
    expect(compareContents(before, after)).toEqual({
      texts: [
        {
          language: 'en',
          kind: 'changed',
          parts: expect.arrayContaining([{ kind: 'added', text: 'Sunday' }]),
        },
        { language: 'bn', kind: 'added', parts: [{ kind: 'added', text: 'খোলা' }] },
        { language: 'ur', kind: 'removed', parts: [{ kind: 'removed', text: 'کھلا' }] },
      ],
      media: [
        { mediaId: third, kind: 'added', altTexts: [expect.objectContaining({ kind: 'added' })] },
        {
          mediaId: first,
          kind: 'changed',
          altTexts: [expect.objectContaining({ language: 'en', kind: 'changed' })],
        },
        { mediaId: second, kind: 'removed', altTexts: [] },
      ],
      facts: [
        { field: 'places', before: ['Lahore'], after: ['Lahore', 'Islamabad'] },
        { field: 'link', before: 'https://a.example', after: null },
        { field: 'projectId', before: null, after: 'p' },
        { field: `${first}.decorative`, before: false, after: true },
      ],
    })
  })

  it('says where only the order of variants or files differs', () => {
    const variants = [
      { language: 'en', text: 'a' },
      { language: 'ur', text: 'b' },
    ]
    const changes = compareContents(
      newsContent({ variants }),
      newsContent({ variants: variants.toReversed() }),
    )
    expect(changes.facts).toEqual([
      { field: 'order of languages', before: ['en', 'ur'], after: ['ur', 'en'] },
    ])
  })

  it('bounds the work over all variants together', async () => {
    const languages = [
      'en',
      'ur',
      'ar',
      'ps',
      'bn',
      'de',
      'hu',
      'tr',
      'sw',
      'fr',
      'es',
      'it',
      'pt',
      'nl',
      'pl',
      'sv',
    ]
    const content = (word: (n: number) => string) =>
      newsContent({
        variants: languages.map(language => ({
          language,
          text: Array.from({ length: 8_000 }, (_, n) => word(n)).join(''),
        })),
      })
    const [one, other] = [content(n => `a${n} `), content(n => `b${(n * 31) % 997} `)]
    expect(await counter.of(() => compareContents(one, other))).toBeLessThan(12_000_000)
  })
})
