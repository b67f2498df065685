import { describe, expect, it } from 'vitest'
import { checksOf } from '../../src/web/features/item/editing/checks.ts'
import { marksIn, missingMarks } from '../../src/web/features/item/editing/marks.ts'
import { pastedText } from '../../src/web/features/item/editing/paste.ts'
import { mentionedIn, nameBeingTyped } from '../../src/web/features/item/parts/comments/mentions.ts'
import { changedWords } from '../../src/web/features/item/parts/history/changed-words.ts'
import type { ItemContent } from '../../src/web/shared/item/item.ts'
import { headed } from '../../src/web/shared/item/item-words.ts'

const content: ItemContent = {
  places: ['Lahore'],
  topics: ['visas'],
  variants: [
    { language: 'en', text: 'Lahore: call 0304 111 2123.' },
    { language: 'ur', text: 'لاہور: ۰۳۰۴ ۱۱۱ ۲۱۲۳ پر فون کریں۔' },
  ],
  media: [],
}
const kinds = (given: ItemContent, project?: Parameters<typeof checksOf>[1]) =>
  checksOf(given, project).map(({ kind, level }) => `${level} ${kind}`)
const image = { mediaId: 'a', altText: {}, decorative: false }

describe('what is found in a text', () => {
  it.each([
    ['a telephone number', 'Call 0304 111 2123, please', ['phone 0304 111 2123']],
    ['a number with its country', 'Call +92 42 3571 1234.', ['phone +92 42 3571 1234']],
    ['opening hours as one', 'from 09:00–17:00 daily', ['number 09:00–17:00']],
    ['a link without the full stop after it', 'See https://info.example/a.', ['link https://info.example/a']],
    ['a bare address', 'See info.example/licence', ['link info.example/licence']],
    ['an e-mail address, which is no handle', 'Write to desk@mrc.example', ['mail desk@mrc.example']],
    ['a handle', 'Follow @mrc_lahore', ['handle @mrc_lahore']],
  ])('is %s', (_title, text, expected) => {
    expect(marksIn(text).map(({ kind, text: found }) => `${kind} ${found}`)).toEqual(expected)
  })

  it('agrees with another language whatever its digits', () => {
    expect(missingMarks('Call 0304 111 2123', 'فون: ۰۳۰۴ ۱۱۱ ۲۱۲۳')).toEqual([])
    expect(missingMarks('Call 0304 111 2123', 'ফোন: ০৩০৪১১১২১২৪').map(({ text }) => text)).toEqual([
      '0304 111 2123',
    ])
  })
})

describe('before review', () => {
  it('finds nothing missing in a whole item', () => {
    expect(kinds(content)).toEqual(['ok texts-ready', 'ok marks-agree'])
  })

  it.each<[string, ItemContent, string]>([
    ['no text', { ...content, variants: [{ language: 'en', text: ' ' }] }, 'missing no-text'],
    [
      'a language without words',
      { ...content, variants: [...content.variants, { language: 'ps', text: '' }] },
      'missing text-empty',
    ],
    ['an image without alt text', { ...content, media: [image] }, 'missing no-alt'],
    [
      'an image that only English describes',
      { ...content, media: [{ ...image, altText: { en: 'A desk' } }] },
      'hint no-alt',
    ],
    [
      'decoration with alt text',
      { ...content, media: [{ ...image, decorative: true, altText: { en: 'A desk' } }] },
      'missing alt-and-decorative',
    ],
    ['half a link', { ...content, link: 'info.example' }, 'missing link-invalid'],
    [
      'no place',
      { ...content, places: [], variants: [{ language: 'en', text: 'The desk is open.' }] },
      'hint no-places',
    ],
    ['the places of a text, where none is set', { ...content, places: [] }, 'hint places-in-text'],
    ['no topic', { ...content, topics: [] }, 'hint no-topics'],
  ])('names %s', (_title, given, expected) => {
    expect(kinds(given)).toContain(expected)
  })

  it('asks for the donor of a project, and for its line in each language', () => {
    const project = { name: 'Safer Migration', credit: {}, isDonorSettled: false }
    expect(kinds(content, project)).toContain('missing donor-unsettled')
    const settled = { ...project, isDonorSettled: true, credit: { en: 'Funded by the EU' } }
    expect(checksOf(content, settled)).toContainEqual(
      expect.objectContaining({ kind: 'no-credit', language: 'ur' }),
    )
  })
})

describe('pasted text', () => {
  it('keeps words and paragraphs of Word, without its marks', () => {
    const word = 'First\u00a0line\r\n\r\n\r\n\r\n·\tone\r\n·\ttwo\u00ad words \u000b next'
    expect(pastedText(word, '').text).toBe('First line\n\n• one\n• two words\n next')
  })

  it('says what did not come along', () => {
    const html = '<p><a href="https://a.example/x">here</a><img src="a.png"></p><table><tr></tr></table>'
    expect(pastedText('here', html).lost).toEqual(['images', 'tables', 'links'])
    expect(pastedText('https://a.example/x', '<a href="https://a.example/x">…</a>').lost).toEqual([])
  })
})

describe('the words of an item', () => {
  it('stand behind places in their own language', () => {
    expect(headed('اسلام آباد/ لاہور: لائسنس دیکھیں۔ پھر ادائیگی کریں۔', ['Islamabad', 'Lahore'])).toEqual({
      places: ['اسلام آباد', 'لاہور'],
      words: 'لائسنس دیکھیں',
    })
    expect(headed('Check the licence first. Then pay.', ['Lahore'])).toEqual({
      places: ['Lahore'],
      words: 'Check the licence first',
    })
  })

  it('show what changed word by word', () => {
    expect(changedWords('seven weeks now', 'nine weeks now')).toEqual([
      { kind: 'removed', text: 'seven' },
      { kind: 'added', text: 'nine' },
      { kind: 'same', text: ' weeks now' },
    ])
  })
})

describe('names in comments', () => {
  const people = [
    { id: '1', name: 'Ali' },
    { id: '2', name: 'Ali Khan' },
  ]
  it('mean the person with the longer name', () => {
    expect(mentionedIn('@Ali Khan, is it right?', people)).toEqual(['2'])
    expect(mentionedIn('@Ali, and not ali@mrc.example', people)).toEqual(['1'])
  })

  it('are suggested while they are typed', () => {
    expect(nameBeingTyped('Ask @Al', 7)).toEqual({ from: 4, typed: 'Al' })
    expect(nameBeingTyped('Ask a@b', 7)).toBeUndefined()
  })
})
