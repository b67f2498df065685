import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { missingInContent } from '../../src/news/review/missing-for-review.ts'
import { parseRevisionContent } from '../../src/news/revision-content.ts'
import { readableWords } from '../../src/publishing/composing/words/words.ts'
import { runsOf } from '../factories/depth.ts'
import { newsContent } from '../factories/news.ts'

const withText = (text: string) => newsContent({ variants: [{ language: 'en', text }] })

describe('the text of a draft', () => {
  it.each([
    ['a byte order mark inside', 'The desk\ufeff opens.', /contains the character U\+FEFF at position 9/],
    ['a terminal command', 'The \u001b[2Jdesk', /U\+001B at position 5/],
    ['half a character', 'The \ud800desk', /U\+D800/],
    ['nothing that can be read', '\u200f\u200f', /is empty/],
  ])('is refused with %s, before anyone approves it', (_what, text, message) => {
    expect(() => parseRevisionContent(withText(text))).toThrow(message)
    expect(missingInContent(withText(text))).toEqual([expect.stringMatching(message)])
  })

  it('is refused with such a character in a place or an alt text, too', () => {
    const content = newsContent({
      places: ['La\u0007hore'],
      media: [
        {
          mediaId: '019ac000-0000-7000-8000-000000000000',
          altText: { en: 'A \u202edesk' },
          decorative: false,
        },
      ],
    })
    expect(() => parseRevisionContent(content)).toThrow(/U\+0007/)
    expect(missingInContent(content)).toEqual([
      'A place contains the character U+0007 at position 3; remove it.',
      'The alt text of file 1 contains the character U+202E at position 3; remove it.',
    ])
  })

  it('has one kind of line end, whatever program it was pasted from', () => {
    const { variants } = parseRevisionContent(withText('one\r\ntwo\u2028three\u2029four\vfive'))
    expect(variants[0]?.text).toBe('one\ntwo\nthree\nfour\nfive')
  })

  it('that was taken is one that can be scheduled', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), text => {
        let taken: string | undefined
        try {
          taken = parseRevisionContent(withText(text)).variants[0]?.text
        } catch {
          return
        }
        expect(() => readableWords(taken ?? '')).not.toThrow()
      }),
      { numRuns: runsOf(2_000) },
    )
  })
})
