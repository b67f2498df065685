import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sameTextKey } from '../../../src/publishing/composing/same-text-key.ts'
import { generatedText } from './formatting/generated-texts.ts'

const plain = ['Lahore: The café answers questions. https://example.org/a?b=c']

describe('the same text is one', () => {
  it.each([
    ['with other white space', ['Lahore:  The café\nanswers questions.\n\nhttps://example.org/a?b=c ']],
    ['in another case', ['LAHORE: The café answers questions. https://example.org/a?b=c']],
    ['with its accents apart', [plain[0]?.normalize('NFD') ?? '']],
    [
      "with the channel's UTM tags",
      ['Lahore: The café answers questions. https://example.org/a?utm_source=x&b=c&utm_campaign=y'],
    ],
    ['with isolates', ['Lahore: The café answers questions. \u2068https://example.org/a?b=c\u2069']],
    [
      'with other hashtags after it',
      ['Lahore: The café answers questions. https://example.org/a?b=c\n#Visas #محفوظ_ہجرت'],
    ],
    [
      'with hashtags after it, a line and spaces apart',
      ['Lahore: The café answers questions. https://example.org/a?b=c \n #Visas \n\n #Training '],
    ],
    [
      'with its link in a last reply',
      ['Lahore: The café answers questions. #Visas', 'https://example.org/a?b=c'],
    ],
    [
      'in numbered parts with its link in a last reply',
      ['Lahore: The café answers 1/2', 'questions. 2/2', 'https://example.org/a?b=c'],
    ],
    ['cut into parts', ['Lahore: The café answers 1/2', 'questions. https://example.org/a?b=c 2/2']],
  ])('%s', (_title, segments) => {
    expect(sameTextKey(segments)).toBe(sameTextKey(plain))
  })
})

describe('the same text is another', () => {
  it.each([
    ['with one more word', ['Lahore: The café answers all questions. https://example.org/a?b=c']],
    ['with a hashtag among its words', ['Lahore: The #café answers questions. https://example.org/a?b=c']],
    ['with another link', ['Lahore: The café answers questions. https://example.org/b?b=c']],
    [
      "with another of the link's own values",
      ['Lahore: The café answers questions. https://example.org/a?b=d'],
    ],
    ['with a fraction at its end', [`${plain[0]} 1/2`]],
  ])('%s', (_title, segments) => {
    expect(sameTextKey(segments)).not.toBe(sameTextKey(plain))
  })
})

it('keeps a fraction that is no number of a part', () => {
  const inText = sameTextKey(['Open 24/7 https://example.org/a'])
  expect(sameTextKey(['Open 24/7', 'https://example.org/a'])).toBe(inText)
  expect(sameTextKey(['Open', 'https://example.org/a'])).not.toBe(inText)
})

it('is none where there are no words', () => {
  expect(sameTextKey([' \n'])).toBeUndefined()
  expect(sameTextKey(['#Visas #Training'])).toBeUndefined()
})

it('stays the same under white space, and changes with a word, in every language', () => {
  fc.assert(
    fc.property(generatedText, text => {
      fc.pre(sameTextKey([text]) !== undefined)
      expect(sameTextKey([`  ${text.replaceAll(' ', ' \n ')} `])).toBe(sameTextKey([text]))
      expect(sameTextKey([`counselling ${text}`])).not.toBe(sameTextKey([text]))
    }),
  )
})
