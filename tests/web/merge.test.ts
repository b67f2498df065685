import { describe, expect, it } from 'vitest'
import { mergeContents, withChoices } from '../../src/web/features/item/editing/merge.ts'
import type { ItemContent } from '../../src/web/shared/item/item.ts'

const base: ItemContent = {
  places: ['Lahore'],
  topics: ['visas-permits'],
  variants: [
    { language: 'en', text: 'Lahore: a counselling day.' },
    { language: 'ur', text: 'لاہور: مشاورت کا دن۔' },
  ],
  media: [{ mediaId: 'a', altText: { en: 'A desk' }, decorative: false }],
}
const withEnglish = (text: string, of = base): ItemContent => ({
  ...of,
  variants: of.variants.map(each => (each.language === 'en' ? { ...each, text } : each)),
})
const withUrdu = (text: string, of = base): ItemContent => ({
  ...of,
  variants: of.variants.map(each => (each.language === 'ur' ? { ...each, text } : each)),
})

describe('joining what two people made of one item', () => {
  it('takes each text from the one who changed it', () => {
    const merged = mergeContents(base, withEnglish('Mine'), withUrdu('ان کا'))
    expect(merged.content.variants.map(({ text }) => text)).toEqual(['Mine', 'ان کا'])
    expect(merged).toMatchObject({ clashes: [], taken: ['text ur'] })
  })

  it('names the text that both changed, and keeps mine until someone chooses', () => {
    const merged = mergeContents(base, withEnglish('Mine'), withEnglish('Theirs'))
    expect(merged.clashes).toEqual([
      { key: 'text en', base: 'Lahore: a counselling day.', mine: 'Mine', theirs: 'Theirs' },
    ])
    expect(merged.content.variants[0]?.text).toBe('Mine')
  })

  it('sees no clash where both made the same change', () => {
    expect(mergeContents(base, withEnglish('Same'), withEnglish('Same')).clashes).toEqual([])
  })

  it('keeps the topics and places that either added, without those that either removed', () => {
    const merged = mergeContents(
      base,
      { ...base, places: ['Lahore', 'Multan'], topics: [] },
      { ...base, places: ['Lahore', 'Quetta'], topics: ['visas-permits', 'family'] },
    )
    expect(merged.content.places).toEqual(['Lahore', 'Multan', 'Quetta'])
    expect(merged.content.topics).toEqual(['family'])
    expect(merged.clashes).toEqual([])
  })

  it('asks about a text that one removed and the other rewrote', () => {
    const removed = { ...base, variants: base.variants.filter(({ language }) => language === 'en') }
    const merged = mergeContents(base, removed, withUrdu('نیا متن'))
    expect(merged.clashes).toMatchObject([{ key: 'text ur', mine: undefined, theirs: 'نیا متن' }])
    const kept = withChoices(merged.content, new Map([['text ur', 'نیا متن']]))
    expect(kept.variants.map(({ language }) => language)).toEqual(['en', 'ur'])
  })

  it('joins alt texts of one image by language', () => {
    const alt = (altText: Record<string, string>) => ({
      ...base,
      media: [{ mediaId: 'a', altText, decorative: false }],
    })
    const merged = mergeContents(base, alt({ en: 'A desk', ur: 'میز' }), alt({ en: 'A long desk' }))
    expect(merged.content.media[0]?.altText).toEqual({ en: 'A long desk', ur: 'میز' })
  })

  it('lets an image go that the other removed, with what was written under it', () => {
    const mine = { ...base, media: [{ mediaId: 'a', altText: { en: 'Changed' }, decorative: false }] }
    const merged = mergeContents(base, mine, { ...base, media: [] })
    expect(merged).toMatchObject({ content: { media: [] }, clashes: [] })
  })

  it('fills a language that was added here without words with those of the other', () => {
    const mine = { ...base, variants: [...base.variants, { language: 'ps', text: '' }] }
    const theirs = { ...base, variants: [...base.variants, { language: 'ps', text: 'لاهور' }] }
    expect(mergeContents(base, mine, theirs)).toMatchObject({
      clashes: [],
      content: { variants: [{}, {}, { language: 'ps', text: 'لاهور' }] },
    })
    expect(mergeContents(base, mine, base).content.variants).toHaveLength(3)
  })
})
