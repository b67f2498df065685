import { expect, it } from 'vitest'
import {
  withMediaBack,
  withoutLanguage,
  withoutMedia,
  withText,
  withVariantBack,
} from '../../src/web/features/item/editing/content.ts'
import type { ItemContent } from '../../src/web/shared/item/item.ts'

const media = (mediaId: string) => ({ mediaId, altText: { en: mediaId }, decorative: false })
const content: ItemContent = {
  places: ['Lahore'],
  topics: [],
  variants: [
    { language: 'en', text: 'One' },
    { language: 'ur', text: 'ایک' },
    { language: 'ps', text: 'یو' },
  ],
  media: [media('a'), media('b'), media('c')],
}
const [, urdu] = content.variants
const [, second] = content.media
if (!urdu || !second) throw new Error('Both are there.')

it('puts a language that was removed back where it stood, beside what was written meanwhile', () => {
  const meanwhile = withText(withoutLanguage(content, 'ur'), 'en', 'Two')
  expect(withVariantBack(meanwhile, urdu, 1).variants).toEqual([
    { language: 'en', text: 'Two' },
    urdu,
    { language: 'ps', text: 'یو' },
  ])
})

it('puts an image that was removed back where it stood', () => {
  expect(withMediaBack(withoutMedia(content, 'b'), second, 1)).toEqual(content)
})

it('keeps what stands in the same place again', () => {
  expect(withVariantBack(content, { language: 'ur', text: 'دو' }, 0)).toBe(content)
  expect(withMediaBack(content, { ...second, altText: {} }, 0)).toBe(content)
})
