import { LinkifyIt } from 'linkify-it'
import twitterText from 'twitter-text'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { profileOf } from '../../../../src/networks/profiles.ts'
import { checkPost } from '../../../../src/publishing/composing/formatting/check.ts'
import { formatPost } from '../../../../src/publishing/composing/formatting/format.ts'
import { sameTextKey } from '../../../../src/publishing/composing/same-text-key.ts'
import { buildFormatInput, handles } from './build-format-input.ts'

/**
 * What the libraries are given, in steps: each call costs the square of its length, as twitter-text's do. Calls of
 * bounded length add up to something that grows with the text; a call with the whole text does not.
 */
let steps = 0
const cost = (text: string) => {
  steps += text.length ** 2
}

beforeEach(() => {
  steps = 0
  for (const name of [
    'parseTweet',
    'extractEntitiesWithIndices',
    'extractUrlsWithIndices',
    'extractMentionsWithIndices',
    'extractCashtags',
  ] as const) {
    const real = twitterText[name] as (text: string, ...rest: unknown[]) => unknown
    vi.spyOn(twitterText, name).mockImplementation(((text: string, ...rest: unknown[]) => {
      cost(text)
      return real.call(twitterText, text, ...rest)
    }) as never)
  }
  const match = LinkifyIt.prototype.match
  vi.spyOn(LinkifyIt.prototype, 'match').mockImplementation(function (this: LinkifyIt, text) {
    cost(text)
    return match.call(this, text)
  })
  const normalize = String.prototype.normalize
  vi.spyOn(String.prototype, 'normalize').mockImplementation(function (this: string, form) {
    cost(String(this))
    return normalize.call(this, form as 'NFC')
  })
})
afterEach(() => vi.restoreAllMocks())

const repeated = (unit: string) => (length: number) =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length)
const texts: Record<string, (length: number) => string> = {
  'one dotted word': repeated('a.aa.a'),
  'one dotted link': length => `https://${repeated('a.aa.a')(length)}`,
  'bare links': repeated('a.co '),
  'bare links without a gap': repeated('a.co'),
  'one word': repeated('a'),
  emoji: length => '😀'.repeat(length / 2),
  'families of emoji': length => `A ${repeated('👨‍👩‍👧‍👦 ')(length)}`,
  'combining marks': repeated('a\u0301\u0316'),
  'nothing but combining marks': length => `a${repeated('\u0301\u0316')(length)}`,
  'Arabic script': repeated('مكتب '),
  'Arabic script without a gap': repeated('مكتب'),
  mentions: repeated('@abc '),
  'far handles': repeated('@office@social.example '),
  'a handle that never ends': length => `@${repeated('a')(length)}`,
  hashtags: repeated('#abc '),
  'hashtags without a gap': repeated('#abc'),
  cashtags: repeated('$abc '),
  links: repeated('https://example.org/a/b?c=d '),
  'a link that ends in brackets': length => `https://example.org/${repeated(')')(length)}`,
  'a link that ends in stops': length => `https://example.org/${repeated('.,')(length)}`,
  'one long link': length => `https://example.org/${repeated('a/')(length)}`,
  'long links': length => repeated(`https://example.org/${'a/'.repeat(200)} `)(length),
  'telephone numbers': repeated('+92 51 1234567 '),
  digits: repeated('0 '),
  'names of organisations': repeated('ICMPD '),
  'empty lines': repeated('a\n\n'),
  'gaps of white space': repeated(`a${' '.repeat(500)}`),
  'one sentence': repeated('word '),
  sentences: repeated('A sentence stands here. '),
  quotes: repeated('"( '),
}

const channels = {
  'X, as a thread': { network: 'x', tooLong: 'thread' },
  'X, shortened': { network: 'x', tooLong: 'shorten' },
  'X, with a limit of its own': { network: 'x', tooLong: 'thread', lengthLimit: 400 },
  'Mastodon, as a thread': { network: 'mastodon', tooLong: 'thread' },
  Facebook: { network: 'facebook', tooLong: 'shorten' },
} as const

/** How many characters the network's own measure was given, and how much the libraries had to do. */
function stepsFor(text: string, channel: (typeof channels)[keyof typeof channels]): number {
  steps = 0
  let measured = 0
  const { rules } = profileOf(channel.network)
  const counted = {
    ...rules,
    lengthOf(given: string) {
      measured += given.length
      return rules.lengthOf(given)
    },
  }
  const input = buildFormatInput({
    text: text.trim(),
    handles,
    rules: counted,
    channel: { numbering: 'plain', ...channel, hashtags: 2 },
    topics: ['visas', 'training'],
  })
  let segments = [text]
  try {
    const post = formatPost(input)
    segments = post.segments.map(segment => segment.text)
    checkPost({
      post,
      media: [],
      rules,
      lengthLimit: 60_000,
    })
  } catch (thrown) {
    expect(thrown).toMatchObject({ family: 'bad-input' })
  }
  sameTextKey(segments)
  return measured + steps / 1_024
}

/** The most that a text may have. In shorter ones the steps of a single window outweigh how they grow. */
const longest = 60_000

describe.each(Object.entries(channels))('laying out for %s', { timeout: 120_000 }, (_name, channel) => {
  it.each(Object.entries(texts))('%s of twice the length take at most 2.3 times the steps', (_text, make) => {
    const [half, whole] = [stepsFor(make(longest / 2), channel), stepsFor(make(longest), channel)]
    expect(whole).toBeLessThanOrEqual(half * 2.3)
    // Not only from some length on: a text of the most that is allowed costs bounded work for each of its letters.
    expect(whole).toBeLessThanOrEqual(longest * 250)
  })
})
