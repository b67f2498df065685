import { describe, expect, it } from 'vitest'
import {
  altTextCheck,
  creditCheck,
  networksCheck,
  numbersCheck,
} from '../../src/web/features/review/checks.ts'
import { numbersIn } from '../../src/web/features/review/numbers-in.ts'
import { hasThreeWords } from '../../src/web/features/review/three-words.ts'
import type { ItemContent } from '../../src/web/shared/item/item.ts'

const content = (texts: Record<string, string>, media: ItemContent['media'] = []): ItemContent => ({
  places: [],
  topics: [],
  media,
  variants: Object.entries(texts).map(([language, text]) => ({
    language: language as ItemContent['variants'][number]['language'],
    text,
  })),
})

describe('the checks of a review', () => {
  it('find the same number in the digits of any script', () => {
    expect([...numbersIn('hotline ۰۳۰۴ and ٠٣٠٤ and ০৩০৪ and 0304')]).toEqual(['0304'])
  })

  it('name the number that one language lacks', () => {
    expect(numbersCheck(content({ en: 'Call 0304 at 10:30.', ur: 'کال کریں 0304' }))).toEqual({
      kind: 'numbers',
      isGood: false,
      missing: [
        { what: '10', language: 'ur' },
        { what: '30', language: 'ur' },
      ],
    })
  })

  it.each([
    ['one language', { en: 'Call 0304.' }],
    ['no number', { en: 'Come.', ur: 'آئیں۔' }],
  ])('compare nothing where there is %s', (_title, texts) => {
    expect(numbersCheck(content(texts))).toBeUndefined()
  })

  it('ask for no alt text of a decoration', () => {
    const media = [{ mediaId: 'm', altText: {}, decorative: true }]
    expect(altTextCheck(content({ en: 'Text.' }, media))).toBeUndefined()
  })

  it('name the languages in which an image has no alt text', () => {
    const media = [{ mediaId: 'm', altText: { en: 'A hall.' }, decorative: false }]
    expect(altTextCheck(content({ en: 'Text.', ur: 'متن۔' }, media))).toMatchObject({ languages: ['ur'] })
  })

  it('name each channel that would refuse its post once', () => {
    const post = { handle: '@a', refusals: ['Too long.'] }
    expect(networksCheck([post, post])).toMatchObject({ handles: ['@a'] })
  })

  it('miss no credit line where there is no donor', () => {
    expect(
      creditCheck(content({ en: 'Text.' }), { credit: {}, noDonor: { reason: 'Own funds.' } }),
    ).toBeUndefined()
  })

  it.each([
    ['The date is missing.', true],
    ['تاریخ غلط ہے', true],
    ['Wrong date', false],
    [' … ', false],
  ])('take "%s" for three words: %s', (reason, isEnough) => {
    expect(hasThreeWords(reason)).toBe(isEnough)
  })
})
