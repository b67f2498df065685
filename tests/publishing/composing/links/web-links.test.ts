import fc from 'fast-check'
import twitterText from 'twitter-text'
import { describe, expect, it } from 'vitest'
import { type FormatInput, formatPost } from '../../../../src/publishing/composing/formatting/format.ts'
import { findWebLinks } from '../../../../src/publishing/composing/links/web-links.ts'
import { runsOf } from '../../../factories/depth.ts'
import { buildFormatInput } from '../formatting/build-format-input.ts'

const utm = { source: 'x', medium: 'social', campaign: 'mrc' }
const networks = ['x', 'facebook', 'mastodon'] as const

describe('the links of a text', () => {
  it.each([
    ['دیکھیں https://example.org/خبریں/نیا-دفتر اور', 'https://example.org/خبریں/نیا-دفتر'],
    ['https://example.org/خبریں۔', 'https://example.org/خبریں'],
    ['(https://example.org/guide_(2026)).', 'https://example.org/guide_(2026)'],
    ['[https://example.org/a]', 'https://example.org/a'],
    ['«https://example.org/a»،', 'https://example.org/a'],
    ['“https://example.org/a?b=c.”', 'https://example.org/a?b=c'],
    ['https://example.org/a؟ b', 'https://example.org/a'],
    ['https://example.org/wiki/واشنطن،_دي_سي', 'https://example.org/wiki/واشنطن،_دي_سي'],
    ['https://example.org/খবর।', 'https://example.org/খবর'],
    ['https://münchen.example/größe?q=ü#ß', 'https://münchen.example/größe?q=ü#ß'],
    ['دیکھیںhttps://example.org/a', 'https://example.org/a'],
    ['\u2066https://example.org/a\u2069', 'https://example.org/a'],
    ['https://example.org/می\u200cشود', 'https://example.org/می\u200cشود'],
    ['http://localhost:3000/x', 'http://localhost:3000/x'],
    ['https://example.org/?u=https://example.com/b', 'https://example.org/?u=https://example.com/b'],
  ])('%s', (text, link) => {
    expect(findWebLinks(text).map(found => found.text)).toEqual([link])
  })

  it('are two where only a comma stands between them', () => {
    expect(findWebLinks('https://a.example/1,https://b.example/2').map(found => found.text)).toEqual([
      'https://a.example/1',
      'https://b.example/2',
    ])
  })

  it.each(['https://', 'xhttps://example.org', 'http://[', 'no link'])('are none in "%s"', text => {
    expect(findWebLinks(text)).toEqual([])
  })
})

describe('a link in a post', () => {
  const part = fc.oneof(
    fc.constantFrom(
      'news',
      'خبریں',
      'نیا-دفتر',
      'الأخبار',
      'می\u200cشود',
      'খবর',
      'größe',
      'a(b)',
      'x~y',
      "it's",
    ),
    fc.constantFrom(
      'a*',
      '2026',
      'c++',
      'a,b',
      'a{b}',
      'a|b',
      '100%',
      '@office',
      '日本',
      '👩🏽‍🏫',
      'a;b',
      'b!',
      'q.',
    ),
  )
  const path = fc.array(part, { maxLength: 4 }).map(parts => parts.map(each => `/${each}`).join(''))
  const query = fc.array(fc.tuple(fc.constantFrom('q', 'lang', 'زبان'), part), { maxLength: 2 })
  const link = fc
    .tuple(
      fc.constantFrom('https://', 'http://', 'HTTPS://'),
      fc.constantFrom(
        'example.org',
        'www.example.org',
        'münchen.example.org',
        'example.org:8080',
        'مثال.example.org',
      ),
      path,
      query.map(pairs => pairs.map(([name, value]) => `${name}=${value}`).join('&')),
      fc.option(part, { nil: undefined }),
    )
    .map(([scheme, host, way, asked, fragment]) => {
      const whole = `${scheme}${host}${way}${asked && `${way ? '' : '/'}?${asked}`}`
      return fragment === undefined ? whole : `${whole}${way || asked ? '' : '/'}#${fragment}`
    })
    // What a reader takes for the end of the sentence is not part of the link.
    .filter(each => findWebLinks(each)[0]?.text === each)
  const before = fc.constantFrom('See ', 'دیکھیں ', '(', '«', '\n', 'বিস্তারিত: ', 'تفصیل:', '[')
  const after = fc.constantFrom(
    '',
    '.',
    '۔',
    '،',
    ')',
    '؟',
    '।',
    ' اور',
    ' and on',
    '\nNext',
    '».',
    ').',
    '!',
  )

  const found = (text: string) =>
    twitterText.extractUrlsWithIndices(text, { extractUrlsWithoutProtocol: false }).map(({ url }) => url)
  /** What the address leads to, without UTM tags; a plus in a query is a space. */
  const plainly = (address: string) => {
    const { host, pathname, search, hash } = new URL(address)
    const asked = search
      .slice(1)
      .replace(/&?utm_\w+=\w+/g, '')
      .replaceAll('+', '%20')
    const decoded = (text: string) => decodeURIComponent(text.replace(/%(?![0-9a-f]{2})/gi, '%25'))
    return [host, pathname, asked, hash].map(decoded).join(' ')
  }

  it('is found whole by the network as it was meant, with UTM tags at its end, in any script and place', () => {
    fc.assert(
      fc.property(
        link,
        before,
        after,
        fc.constantFrom(...networks),
        fc.boolean(),
        fc.constantFrom('en' as const, 'ur' as const, 'bn' as const),
        (meant, lead, tail, network, tagged, language) => {
          const start = language === 'ur' ? 'لاہور: ' : 'Lahore: '
          const input: FormatInput = buildFormatInput({
            text: `${start}${lead}${meant}${tail}`,
            language,
            channel: { network, hashtags: 0, ...(tagged ? { utm } : {}) },
          })
          const text = formatPost(input)
            .segments.map(segment => segment.text)
            .join('\n')
          const [seen, ...more] = found(text)
          expect(more).toEqual([])
          expect(plainly(seen ?? '')).toBe(plainly(meant))
          const [address = ''] = (seen ?? '').split('#')
          const tags = 'utm_source=x&utm_medium=social&utm_campaign=mrc'
          expect(address.endsWith(tags)).toBe(tagged)
        },
      ),
      { numRuns: runsOf(2_000) },
    )
  }, 60_000)

  it('that networks find whole stays byte for byte', () => {
    const text = 'See https://example.org/a%20b?c=%D8%AE&d=(1)#e-f here'
    expect(formatPost(buildFormatInput({ text })).segments[0]?.text).toBe(text)
  })

  it('without a scheme has its path, in any script, too', () => {
    const post = formatPost(buildFormatInput({ text: 'لاہور: example.org/خبریں دیکھیں', language: 'ur' }))
    const text = post.segments[0]?.text ?? ''
    expect(twitterText.extractUrls(text).map(decodeURI)).toEqual(['example.org/خبریں'])
  })

  it('is not repeated where the item has it in another spelling', () => {
    const post = formatPost(
      buildFormatInput({
        text: 'News: https://example.org/خبریں',
        link: 'https://example.org/%D8%AE%D8%A8%D8%B1%DB%8C%DA%BA',
      }),
    )
    expect(found(post.segments[0]?.text ?? '')).toHaveLength(1)
  })
})
