import fc from 'fast-check'
import twitterText from 'twitter-text'
import { describe, expect, it } from 'vitest'
import { DatelineError } from '../../../../src/core/errors/errors.ts'
import {
  type FormatInput,
  type FormattedPost,
  formatPost,
} from '../../../../src/publishing/composing/formatting/format.ts'
import { runsOf } from '../../../factories/depth.ts'
import { buildFormatInput, facebookRules, handles, xRules } from './build-format-input.ts'
import { generatedLanguages, generatedText } from './generated-texts.ts'

const generatedInput: fc.Arbitrary<FormatInput> = fc
  .record({
    text: generatedText,
    language: fc.constantFrom(...generatedLanguages),
    link: fc.option(
      fc.constantFrom('https://example.org/news/1#top', 'https://example.org/a?utm_source=mail'),
      {
        nil: undefined,
      },
    ),
    topics: fc.subarray(['safe-migration', 'visas', 'training', 'nobody-knows']),
    credit: fc.option(fc.constant('Funded by the European Union'), { nil: undefined }),
    images: fc.integer({ min: 0, max: 4 }),
    network: fc.constantFrom('x' as const, 'facebook' as const),
    tooLong: fc.constantFrom('shorten' as const, 'thread' as const),
    numbering: fc.constantFrom('numbered' as const, 'plain' as const),
    lengthLimit: fc.option(fc.integer({ min: 150, max: 280 }), { nil: undefined }),
    utm: fc.option(fc.constant({ source: 'x', medium: 'social', campaign: 'spring news.' }), {
      nil: undefined,
    }),
  })
  .map(({ network, tooLong, numbering, lengthLimit, utm, link, credit, ...rest }) =>
    buildFormatInput({
      ...rest,
      handles,
      ...(link === undefined ? {} : { link }),
      ...(credit === undefined ? {} : { credit }),
      channel: {
        network,
        tooLong,
        numbering,
        ...(lengthLimit === undefined ? {} : { lengthLimit }),
        ...(utm === undefined ? {} : { utm }),
      },
    }),
  )

const refuses = (text: string) => text.trim() === '' || twitterText.hasInvalidCharacters(text)

describe('any text in any language, for any channel', { timeout: 60_000 }, () => {
  it('becomes segments that the network takes', () => {
    check(input => {
      const post = formatPost(input)
      const limit = input.channel.lengthLimit ?? input.rules.maxLength
      for (const segment of post.segments) {
        expect(segment.length).toBe(input.rules.lengthOf(segment.text))
        expect(segment.length).toBeLessThanOrEqual(limit)
        expect(refuses(segment.text)).toBe(false)
        if (input.rules === xRules && limit === 280) {
          expect(twitterText.parseTweet(segment.text).valid).toBe(true)
        }
      }
    })
  })

  it('keeps the words of the author, save for the cut and white space at segment borders', () => {
    check(input => {
      const post = formatPost(input)
      const kept = withoutSpace(ownWords(post))
      const words = withoutSpace(input.text)
      const cut = post.parts.some(part => part.kind === 'ellipsis')
      expect(cut ? words.startsWith(kept) : words === kept).toBe(true)
    })
  })

  it('keeps white space inside a single uncut post as it is', () => {
    check(input => {
      const post = formatPost(input)
      if (post.segments.length > 1 || post.parts.some(part => part.kind === 'ellipsis')) return
      expect(ownWords(post)).toBe(input.text.trim())
    })
  })

  it('is explained whole by its preview', () => {
    check(input => {
      const post = formatPost(input)
      post.segments.forEach((segment, index) => {
        const told = post.parts.filter(part => part.segment === index && part.place === 'text')
        expect(told.map(part => part.text).join('')).toBe(segment.text)
      })
      expect(post.parts.every(part => part.why !== '' && part.text !== '')).toBe(true)
    })
  })

  it('keeps every link, handle and hashtag of its words whole for the network to find', () => {
    check(input => {
      const post = formatPost(input)
      if (post.parts.some(part => part.kind === 'ellipsis')) return
      const found = post.segments.flatMap(segment => entities(segment.text))
      for (const entity of entities(input.text)) {
        expect(
          found.some(
            other => other === entity || other.startsWith(`${entity}?utm`) || isTagged(other, entity),
          ),
        ).toBe(true)
      }
    })
  })

  it('never breaks a grapheme', () => {
    check(input => {
      const post = formatPost(input)
      const whole = graphemes(input.text)
      for (const part of post.parts.filter(one => one.kind === 'words')) {
        const first = graphemes(part.text)[0]
        if (first && first.trim() !== '') expect(whole).toContain(first)
      }
    })
  })

  it('comes out the same each time, and once formatted stays as it is', () => {
    check(input => {
      const post = formatPost(input)
      expect(formatPost(input)).toEqual(post)
      const [only, ...more] = post.segments
      if (!only || more.length > 0 || post.parts.some(part => part.kind === 'ellipsis')) return
      expect(formatPost({ ...input, text: only.text }).segments[0]?.text).toBe(only.text)
    })
  })
})

describe('a limit of any size', () => {
  it('is kept, or refused with one sentence', () => {
    fc.assert(
      fc.property(generatedInput, fc.integer({ min: 1, max: 120 }), (input, lengthLimit) => {
        try {
          const post = formatPost({ ...input, channel: { ...input.channel, lengthLimit } })
          for (const segment of post.segments) expect(segment.length).toBeLessThanOrEqual(lengthLimit)
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(DatelineError)
          expect(String(thrown)).toMatch(/length limit \d+ leaves no room|makes more than 99 segments/)
        }
      }),
      { numRuns: runsOf(300) },
    )
  })
})

describe('only emoji', () => {
  it('make a post, and a thread of whole emoji where there are many', () => {
    const family = '👨‍👩‍👧‍👦'
    const post = formatPost(
      buildFormatInput({ text: family.repeat(300), channel: { tooLong: 'thread', numbering: 'plain' } }),
    )
    expect(post.segments.length).toBeGreaterThan(1)
    expect(post.segments.every(segment => segment.text.replaceAll(family, '') === '')).toBe(true)
  })

  it.each([
    ['Facebook', facebookRules],
    ['X', xRules],
  ])('are taken by %s', (_name, rules) => {
    expect(formatPost(buildFormatInput({ text: ' 🌍 ', rules })).segments[0]?.text).toBe('🌍')
  })
})

function check(promise: (input: FormatInput) => void): void {
  fc.assert(fc.property(generatedInput, promise), { numRuns: runsOf(400) })
}

function ownWords(post: FormattedPost): string {
  return post.parts.map(part => (part.kind === 'words' ? part.text : (part.replaces ?? ''))).join('')
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '')
}

function entities(text: string): string[] {
  return twitterText
    .extractEntitiesWithIndices(text)
    .map(({ indices: [start, end] }) => text.slice(start, end))
}

function isTagged(link: string, original: string): boolean {
  const [address, fragment] = original.split('#')
  return link.startsWith(address ?? '') && (fragment === undefined || link.endsWith(`#${fragment}`))
}

function graphemes(text: string): string[] {
  return [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].map(one => one.segment)
}
