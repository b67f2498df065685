import { describe, expect, it } from 'vitest'
import { type CheckedMedia, checkPost } from '../../../../src/publishing/composing/formatting/check.ts'
import { facebookRules, xRules } from './build-format-input.ts'

const image = { contentType: 'image/png', bytes: 1000, altText: 'A map' } as const
const gif = { ...image, contentType: 'image/gif' } as const

function onX(texts: readonly string[], media: readonly CheckedMedia[] = []) {
  const segments = texts.map(text => ({ text, length: xRules.lengthOf(text) }))
  return checkPost({ post: { segments }, media, rules: xRules })
}

it('takes a GIF that would be too heavy for an image on X', () => {
  expect(onX(['Hello'], [{ ...gif, bytes: 15_000_000 }])).toEqual({ refusals: [], warnings: [] })
})

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
      [{ ...image, bytes: 5_242_881 }],
      'File 1 (image) has 5242881 bytes; at most 5242880 are allowed.',
    ],
    [
      'a long alt text',
      ['Hello'],
      [{ ...image, altText: 'x'.repeat(1001) }],
      'The alt text of file 1 has 1001 characters; at most 1000 are allowed.',
    ],
    [
      'an image beside a GIF',
      ['Hello'],
      [gif, image],
      'The post has GIF and image together; only one kind is allowed.',
    ],
  ])('%s', (_what, texts, media, message) => {
    expect(onX(texts, media).refusals).toEqual([message])
  })
})

it('warns of a text of nothing but handles, and of no other', () => {
  expect(onX(['@mrc_pak, @ICMPD!']).warnings).toEqual(['The text has nothing but handles; X may refuse it.'])
  expect(onX(['Thanks @mrc_pak']).warnings).toEqual([])
})

it('takes cashtags for plain words on Facebook', () => {
  const text = 'From $EUR to $PKR'
  const verdict = checkPost({
    post: { segments: [{ text, length: 17 }] },
    media: [],
    rules: facebookRules,
  })
  expect(verdict).toEqual({ refusals: [], warnings: [] })
})
