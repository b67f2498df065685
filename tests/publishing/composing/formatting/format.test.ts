import twitterText from 'twitter-text'
import { describe, expect, it } from 'vitest'
import { formatPost } from '../../../../src/publishing/composing/formatting/format.ts'
import { buildFormatInput, facebookRules, handles } from './build-format-input.ts'

const long = `Baghdad: ${'The training went on for a day. '.repeat(12)}`.trim()
const texts = (input: Parameters<typeof buildFormatInput>[0]) =>
  formatPost(buildFormatInput(input)).segments.map(segment => segment.text)
const text = (input: Parameters<typeof buildFormatInput>[0]) => texts(input).join('\n---\n')

describe('what follows the words', () => {
  const item = {
    text: 'Lahore: Open again.',
    link: 'https://example.org/n',
    credit: 'Funded by the European Union',
    topics: ['safe-migration', 'visas', 'training'],
  }

  it.each([
    [
      'is link, credit line and hashtags, a line each, on X',
      {},
      {},
      'Lahore: Open again.\nhttps://example.org/n\nFunded by the European Union\n#SafeMigration #Visas',
    ],
    [
      'is a paragraph each on Facebook, where the link is a card',
      {},
      { network: 'facebook' as const },
      'Lahore: Open again.\n\nFunded by the European Union\n\n#SafeMigration #Visas',
    ],
    [
      'has the link in the text of a Facebook post with images, which has no card',
      { images: 2 },
      { network: 'facebook' as const },
      'Lahore: Open again.\n\nhttps://example.org/n\n\nFunded by the European Union\n\n#SafeMigration #Visas',
    ],
    [
      'has no more hashtags than the channel takes',
      {},
      { hashtags: 1, credit: 'omit' as const },
      'Lahore: Open again.\nhttps://example.org/n\n#SafeMigration',
    ],
    [
      'has no hashtags where the channel takes none',
      {},
      { hashtags: 0, credit: 'omit' as const },
      'Lahore: Open again.\nhttps://example.org/n',
    ],
    [
      'has only hashtags of the item’s own language',
      { language: 'ur' as const, text: 'لاہور: کھلا ہے۔', link: 'https://example.org/n' },
      { credit: 'omit' as const, hashtags: 3 },
      'لاہور: کھلا ہے۔\n\u2066https://example.org/n\u2069\n#محفوظ_ہجرت #ویزا',
    ],
    [
      'does not repeat a hashtag of the words, and counts it',
      { text: 'Open #safemigration' },
      { credit: 'omit' as const },
      'Open #safemigration\nhttps://example.org/n\n#Visas',
    ],
    [
      'does not repeat a link of the words',
      { text: 'See https://example.org/n now' },
      { credit: 'omit' as const, hashtags: 0 },
      'See https://example.org/n now',
    ],
    [
      'does not repeat a credit line of the words',
      { text: 'Funded by the European Union' },
      { hashtags: 0 },
      'Funded by the European Union\nhttps://example.org/n',
    ],
  ])('%s', (_promise, changes, channel, expected) => {
    expect(text({ ...item, ...changes, channel })).toBe(expected)
  })

  it('hands the card’s link over apart from the text', () => {
    const post = formatPost(buildFormatInput({ ...item, channel: { network: 'facebook' } }))
    expect(post.segments[0]?.link).toBe('https://example.org/n')
    expect(post.parts.at(-1)).toMatchObject({ kind: 'link', place: 'card', text: 'https://example.org/n' })
  })
})

const withComments = {
  ...facebookRules,
  layout: { ...facebookRules.layout, linkPlacements: ['card', 'in-text', 'first-comment'] as const },
}

describe('the link of an item', () => {
  const item = {
    text: 'Lahore: Open again.',
    link: 'https://example.org/n',
    credit: 'Funded by the EU',
    topics: ['visas'],
  }

  it('stands in a reply of its own where the channel wants it, behind whatever the text becomes', () => {
    const channel = { linkPlacement: 'last-reply' as const, utm: { source: 'x', medium: 's', campaign: 'c' } }
    const tagged = 'https://example.org/n?utm_source=x&utm_medium=s&utm_campaign=c'
    expect(texts({ ...item, channel })).toEqual(['Lahore: Open again.\nFunded by the EU\n#Visas', tagged])
    const threads = { ...channel, tooLong: 'thread' as const }
    const thread = formatPost(buildFormatInput({ ...item, text: long, channel: threads }))
    expect(thread.segments.map(each => each.text).at(-1)).toBe(tagged)
    expect(thread.segments.at(-2)?.text).toMatch(/#Visas 2\/2$/)
    expect(thread.parts.at(-1)).toMatchObject({ kind: 'link', segment: 2, place: 'text', text: tagged })
  })

  it('stands in the first comment, and nowhere else', () => {
    const channel = { network: 'facebook' as const, linkPlacement: 'first-comment' as const }
    const post = formatPost(buildFormatInput({ ...item, images: 1, channel, rules: withComments }))
    expect(post).toMatchObject({ comment: { text: 'https://example.org/n', length: 21 } })
    expect(JSON.stringify(post.segments)).not.toContain('example.org')
    expect(post.parts.at(-1)).toMatchObject({ kind: 'link', place: 'comment', text: 'https://example.org/n' })
  })

  it.each([
    ['a network has no such place', { linkPlacement: 'first-comment' as const }, {}],
    [
      'the words have it already',
      { linkPlacement: 'last-reply' as const },
      { text: 'See https://example.org/n now' },
    ],
    ['it is asked for in the text', { network: 'facebook' as const, linkPlacement: 'in-text' as const }, {}],
  ])('stands in the text where %s', (_title, channel, changes) => {
    const post = formatPost(buildFormatInput({ ...item, ...changes, channel }))
    expect(post.segments).toHaveLength(1)
    expect(post.segments[0]?.text.split('https://example.org/n')).toHaveLength(2)
    expect(post).not.toHaveProperty('comment')
    expect(post.segments[0]).not.toHaveProperty('link')
  })
})

describe('UTM parameters', () => {
  const utm = { source: 'x', medium: 'social', campaign: 'spring news.' }
  const added = 'utm_source=x&utm_medium=social&utm_campaign=spring%20news%2E'

  it.each([
    ['follow a plain link', 'https://example.org/n', `https://example.org/n?${added}`],
    ['follow the query', 'https://example.org/n?id=1&b=%20', `https://example.org/n?id=1&b=%20&${added}`],
    ['stand before the fragment', 'https://example.org/n#top?x', `https://example.org/n?${added}#top?x`],
    ['use an empty query', 'https://example.org/n?', `https://example.org/n?${added}`],
    [
      'leave the link’s own tags alone',
      'https://example.org/n?utm_source=mail',
      'https://example.org/n?utm_source=mail&utm_medium=social&utm_campaign=spring%20news%2E',
    ],
    ['are not added twice', `https://example.org/n?${added}`, `https://example.org/n?${added}`],
  ])('%s', (_promise, link, expected) => {
    expect(text({ text: 'News', link, channel: { utm } })).toBe(`News\n${expected}`)
    // In words, a question mark after a link is the sentence's.
    if (link.endsWith('?')) return
    expect(text({ text: `News ${link} here`, channel: { utm } })).toBe(`News ${expected} here`)
  })

  it.each([['example.org'], ['info@example.org'], ['ftp://example.org/a']])(
    'leave %s in the words alone',
    word => {
      expect(text({ text: `News ${word} here`, channel: { utm } })).toBe(`News ${word} here`)
    },
  )
})

describe('organisation names', () => {
  it.each([
    ['give way to the handle', 'With ICMPD today', 'With @ICMPD today'],
    ['do so at the first mention only', 'With ICMPD, by ICMPD', 'With @ICMPD, by ICMPD'],
    ['do so in a possessive', 'By ICMPD’s team', 'By @ICMPD’s team'],
    [
      'do so as the short form of a name written out',
      'The International Centre for Migration Policy Development (ICMPD) met',
      'The International Centre for Migration Policy Development (@ICMPD) met',
    ],
    [
      'do so when written out alone',
      'The International Centre for Migration Policy Development met',
      'The @ICMPD met',
    ],
    [
      'stay inside another word',
      'An ICMPDs and EU-ICMPD and ICMPD-led day',
      'An ICMPDs and EU-ICMPD and ICMPD-led day',
    ],
    [
      'stay inside links, handles and hashtags',
      'At https://example.org/ICMPD and #ICMPD',
      'At https://example.org/ICMPD and #ICMPD',
    ],
    [
      'stay where the text has the handle already',
      'ICMPD, that is @icmpd, met ICMPD',
      'ICMPD, that is @icmpd, met ICMPD',
    ],
    [
      'stay at the very start on X, where it would look like an answer',
      'ICMPD met. ICMPD talked.',
      'ICMPD met. @ICMPD talked.',
    ],
    ['stay in other letter case', 'An icmpd day', 'An icmpd day'],
  ])('%s', (_promise, words, expected) => {
    expect(text({ text: words, handles })).toBe(expected)
  })

  it('use the handles of their own network', () => {
    expect(text({ text: 'ICMPD met', handles, channel: { network: 'facebook' } })).toBe('@icmpd.org met')
  })

  it('stay, with a warning, where the handle is none', () => {
    const odd = [{ name: 'IOM', network: 'x' as const, handle: 'x'.repeat(400) }]
    const post = formatPost(buildFormatInput({ text: 'With IOM', handles: odd }))
    expect(post.segments[0]?.text).toBe('With IOM')
    expect(post.warnings[0]).toMatch(/^The handle "x{40}…" of IOM is not one that the network knows/)
  })
})

describe('too long a text', () => {
  it.each([
    [
      'ends after a sentence',
      { text: long, lengthLimit: 100 },
      'Baghdad: The training went on for a day. The training went on for a day. …',
    ],
    [
      'ends after a word where no sentence fits',
      { text: `Lahore ${'and '.repeat(50)}`, lengthLimit: 20 },
      'Lahore and and and…',
    ],
    [
      'ends after a grapheme where no word fits',
      { text: '👨‍👩‍👧‍👦'.repeat(9), lengthLimit: 7 },
      '👨‍👩‍👧‍👦👨‍👩‍👧‍👦…',
    ],
    [
      'does not end after the dot of a title',
      { text: 'Lahore: a visit by Dr. Ali, who said that all went very well indeed', lengthLimit: 30 },
      'Lahore: a visit by Dr. Ali,…',
    ],
    [
      'is not cut inside a link',
      { text: 'Lahore sees https://example.org/very/long/path?x=1 and then much more text', lengthLimit: 30 },
      'Lahore sees…',
    ],
    [
      'keeps an ellipsis off a link',
      { text: 'See https://example.org/very/long/path and then much more text', lengthLimit: 31 },
      'See https://example.org/very/long/path …',
    ],
  ])('%s', (_promise, { text: words, lengthLimit }, expected) => {
    expect(text({ text: words, channel: { lengthLimit } })).toBe(expected)
  })

  it('keeps link and credit line, and drops hashtags before it cuts words that would fit without them', () => {
    const post = formatPost(
      buildFormatInput({
        text: 'Lahore: Open again.',
        topics: ['safe-migration', 'visas'],
        link: 'https://example.org/n',
        channel: { lengthLimit: 60 },
      }),
    )
    expect(post.segments[0]?.text).toBe('Lahore: Open again.\nhttps://example.org/n\n#SafeMigration')
    expect(post.warnings).toEqual(['There was no room for #Visas.'])
  })

  it('becomes a thread of whole sentences, numbered, with the link at the end', () => {
    const parts = texts({
      text: long,
      link: 'https://example.org/n',
      channel: { tooLong: 'thread', lengthLimit: 150 },
    })
    expect(parts).toEqual([
      `Baghdad: ${'The training went on for a day. '.repeat(4)}1/4`,
      `${'The training went on for a day. '.repeat(4)}2/4`,
      'The training went on for a day. 3/4',
      `${'The training went on for a day. '.repeat(3).trim()}\nhttps://example.org/n 4/4`,
    ])
  })

  it('has room for two-digit numbers once a thread has ten parts', () => {
    const parts = texts({ text: 'x'.repeat(5000), channel: { tooLong: 'thread' } })
    expect(parts.length).toBe(19)
    expect(parts.at(0)).toMatch(/ 1\/19$/)
    expect(parts.at(18)).toMatch(/ 19\/19$/)
    expect(parts.map(part => part.replace(/ .*/, '')).join('')).toBe('x'.repeat(5000))
  })

  it('is shortened, with a warning, on a network without threads', () => {
    const post = formatPost(
      buildFormatInput({ text: long, channel: { network: 'facebook', tooLong: 'thread', lengthLimit: 100 } }),
    )
    expect(post.segments).toHaveLength(1)
    expect(post.warnings[0]).toBe('This network has no threads, so the text was shortened.')
  })

  it('stays whole with its paragraphs on Facebook', () => {
    const paragraphs = `${long}\n\n${long}\n\n${long}`
    expect(text({ text: paragraphs, channel: { network: 'facebook' } })).toBe(paragraphs)
  })
})

describe('right-to-left text', () => {
  const urdu = 'لاہور: فون +92 42 1234567 یا https://example.org/a پر @mrc_pak سے پوچھیں #Visas'

  it('has isolates around telephone numbers, links, handles and Latin hashtags', () => {
    expect(text({ text: urdu, language: 'ur' })).toBe(
      'لاہور: فون \u2066+92 42 1234567\u2069 یا \u2066https://example.org/a\u2069 پر \u2066@mrc_pak\u2069 سے پوچھیں \u2066#Visas\u2069',
    )
  })

  it('lets X find links, handles and hashtags between isolates, and counts the isolates', () => {
    const [segment] = formatPost(buildFormatInput({ text: urdu, language: 'ur' })).segments
    expect(twitterText.extractUrls(segment?.text ?? '')).toEqual(['https://example.org/a'])
    expect(twitterText.extractMentions(segment?.text ?? '')).toEqual(['mrc_pak'])
    expect(twitterText.extractHashtags(segment?.text ?? '')).toEqual(['Visas'])
    expect(segment?.length).toBe(twitterText.parseTweet(urdu).weightedLength + 4 * 4)
  })

  it.each([
    ['rtl', 'اردو with English', 'ur' as const, 0],
    ['ltr', 'English پھر اردو', 'ur' as const, 1],
    ['rtl', '2027: اردو', 'ur' as const, 0],
    ['rtl', '\u2066@mrc\u2069 اردو', 'ur' as const, 0],
    ['rtl', '🌍 123', 'ar' as const, 0],
    ['ltr', 'ঢাকা', 'bn' as const, 0],
  ])('has the direction %s of its first strong character: %s', (direction, words, language, warnings) => {
    const post = formatPost(buildFormatInput({ text: words, language }))
    expect(post.direction).toBe(direction)
    expect(post.warnings).toHaveLength(warnings)
  })

  it('takes years, dates and plain numbers for no telephone number', () => {
    const words = 'سن 2019-2020، 01-02-2026، 1234567 اور 0099'
    expect(text({ text: words, language: 'ur' })).toBe(words)
  })
})

describe('what cannot be posted is refused with one sentence', () => {
  it.each([
    ['nothing', { text: '' }, 'The text is empty; a post needs at least one word.'],
    ['white space', { text: ' \n\t\u00a0 ' }, 'The text is empty; a post needs at least one word.'],
    [
      'invisible characters',
      { text: '\u200b\u2066\u2069' },
      'The text is empty; a post needs at least one word.',
    ],
    [
      'a character networks refuse',
      { text: 'Lahore\uffff' },
      'The text has the character U+FFFF at position 7, which networks reject; remove it.',
    ],
    [
      'half a character',
      { text: 'Lahore\ud83d' },
      'The text has the character U+D83D at position 7, which networks reject; remove it.',
    ],
    [
      'a link that is none',
      { link: 'javascript:alert(1)' },
      'The source link "javascript:alert(1)" is not a web address; it must begin with https:// or http://.',
    ],
    [
      'a limit of nothing',
      { channel: { lengthLimit: 0 } },
      "The channel's length limit is 0; it must be a whole number above 0.",
    ],
    [
      'a limit below one grapheme',
      { text: '🌍🌍', channel: { lengthLimit: 1 } },
      'The length limit 1 leaves no room for the words; allow more.',
    ],
    [
      'a limit below the link',
      { link: 'https://example.org/n', channel: { lengthLimit: 20 } },
      'The length limit 20 leaves no room for any words beside "https://example.org/n"; allow more.',
    ],
    [
      'a thread of a limit below one grapheme',
      { text: '🌍🌍', channel: { lengthLimit: 3, tooLong: 'thread' as const } },
      'The length limit 3 leaves no room for "🌍🌍", which cannot be split; allow more, or shorten the text.',
    ],
  ])('%s', (_what, changes, message) => {
    expect(() => formatPost(buildFormatInput(changes))).toThrow(
      expect.objectContaining({ name: 'DatelineError', message }),
    )
  })
})
