import { describe, expect, it } from 'vitest'
import { type CheckedImage, checkPost } from '../../../src/publishing/formatting/check.ts'
import { facebookRules, xRules } from './build-format-input.ts'

const media = { maxImages: 4, maxAltTextLength: 1000, maxImageBytes: 5_000_000 }
const image = { bytes: 1000, altText: 'A map' }

function onX(texts: readonly string[], images: readonly CheckedImage[] = []) {
  const segments = texts.map(text => ({ text, length: xRules.lengthOf(text) }))
  return checkPost({ network: 'x', post: { segments }, images, rules: { ...xRules, ...media } })
}

describe('X refuses', () => {
  it.each([
    ['a text too long', ['x'.repeat(281)], [], 'The text has the length 281; at most 280 is allowed.'],
    ['a part too long', ['Hello', 'x'.repeat(281)], [], 'Part 2 has the length 281; at most 280 is allowed.'],
    ['two cashtags', ['From $EUR to $PKR'], [], 'The text has 2 cashtags ($EUR $PKR); X allows 1.'],
    [
      'a character it does not know',
      ['a\uffff'],
      [],
      'The text has a character that X refuses: U+FFFE, U+FEFF or U+FFFF.',
    ],
    [
      'five images',
      ['Hello'],
      [image, image, image, image, image],
      'The post has 5 images; at most 4 are allowed.',
    ],
    [
      'a heavy image',
      ['Hello'],
      [{ ...image, bytes: 5_000_001 }],
      'Image 1 has 5000001 bytes; at most 5000000 are allowed.',
    ],
    [
      'a long alt text',
      ['Hello'],
      [{ ...image, altText: 'x'.repeat(1001) }],
      'The alt text of image 1 has 1001 characters; at most 1000 are allowed.',
    ],
  ])('%s', (_what, texts, images, message) => {
    expect(onX(texts, images).refusals).toEqual([message])
  })
})

it('warns of a text of nothing but handles, and of no other', () => {
  expect(onX(['@mrc_pak, @ICMPD!']).warnings).toEqual(['The text has nothing but handles; X may refuse it.'])
  expect(onX(['Thanks @mrc_pak']).warnings).toEqual([])
})

it('takes cashtags for plain words on Facebook', () => {
  const text = 'From $EUR to $PKR'
  const rules = { ...facebookRules, ...media }
  const verdict = checkPost({
    network: 'facebook',
    post: { segments: [{ text, length: 17 }] },
    images: [],
    rules,
  })
  expect(verdict).toEqual({ refusals: [], warnings: [] })
})
