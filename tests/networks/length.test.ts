import fc from 'fast-check'
import twitterText from 'twitter-text'
import { describe, expect, it } from 'vitest'
import { comparableXText as comparable, weightedLength } from '../../src/networks/x/length.ts'
import { runsOf } from '../factories/depth.ts'
import { call, openWorld, segment } from './sandbox-world.ts'

const words = [
  ['en', 'The counselling desk in Vienna opens on Monday'],
  ['ur', 'مشاورت کا دفتر پیر کو کھلے گا'],
  ['ar', 'يفتح مكتب المشورة أبوابه يوم الاثنين'],
  ['prs', 'دفتر مشوره روز دوشنبه باز می‌شود'],
  ['ps', 'د مشورې دفتر به د دوشنبې په ورځ خلاص وي'],
  ['bn', 'পরামর্শ কেন্দ্র সোমবার খোলা থাকবে'],
  ['tr', 'Danışma merkezi pazartesi günü açılıyor'],
] as const

const pieces = fc.oneof(
  ...words.map(([, text]) => fc.constantFrom(...text.split(' '))),
  fc.constantFrom('😀', '👨‍👩‍👧‍👦', '🇵🇰', '👍🏽', '🫶', '❤️', '☎'),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.constantFrom('example.org', 'http://localhost', '127.0.0.1', 'unhcr.org/help', 'user@example.com'),
  fc.constantFrom(
    'e\u0301',
    'ن\u0651\u064f',
    'ক\u09cd\u09b7',
    'a\u0308\u0301',
    '…',
    '€',
    '‘quoted’',
    '#تعلیم',
    '@mrc_pk',
  ),
)
const texts = fc
  .array(fc.tuple(pieces, fc.constantFrom(' ', ' ', '', '\n', '\u200f')), { maxLength: 30 })
  .map(parts => parts.flat().join(''))

describe('the length of a text on X', () => {
  it("equals twitter-text's on texts in seven languages with emoji, links and combining marks", () => {
    fc.assert(
      fc.property(texts, text => {
        const expected = twitterText.parseTweet(text.normalize('NFC')).weightedLength
        expect(weightedLength(text)).toBe(expected)
        expect(weightedLength(text.normalize('NFD'))).toBe(weightedLength(text))
      }),
      { numRuns: runsOf(10_000) },
    )
  }, 60_000)

  it.each([
    ['a link is 23', 'https://example.org/a/very/long/path?with=query', 23],
    ['a link without a scheme is 23', 'example.org', 23],
    ['localhost is no link', 'localhost', 9],
    ['an emoji family of 2020 is 2', '👨‍👩‍👧‍👦', 2],
    ['an ellipsis is 2', '…', 2],
    ['a euro sign is 2', '€', 2],
    ['Arabic letters are 1 each', 'سلام', 4],
    ['Bengali letters are 1 each', 'কখগ', 3],
    ['Chinese characters are 2 each', '移民', 4],
    ['a combined letter counts after NFC', 'e\u0301', 1],
  ])('%s', (_title, text, length) => expect(weightedLength(text)).toBe(length))

  it('a text of exactly 280 is accepted by the sandbox, one of 281 refused', async () => {
    const world = await openWorld()
    const publish = (text: string) => world.x.publishSegment(world.xAccount, segment({ text }), call)
    expect(await publish('ن'.repeat(280))).toMatchObject({ type: 'published' })
    expect(await publish('ن'.repeat(281))).toMatchObject({ type: 'rejected' })
    await world.sandbox.close()
  })
})

describe('comparing a sent text with its read-back', () => {
  it.each([
    ['a link gets a scheme', 'See example.org now', 'See http://example.org now'],
    ['composed and decomposed letters', 'cafe\u0301', 'café'],
    ['white space at the ends and in runs', ' a \n\n b ', 'a b'],
    ['a slash at the end of a link', 'https://example.org/', 'https://example.org'],
  ])('%s: equal', (_title, sent, read) => expect(comparable(sent)).toBe(comparable(read)))

  it.each([
    ['another word', 'Monday', 'Tuesday'],
    ['another link', 'https://example.org/a', 'https://example.org/b'],
    ['another part number', 'Part 1/2', 'Part 2/2'],
  ])('%s: not equal', (_title, sent, read) => expect(comparable(sent)).not.toBe(comparable(read)))
})
