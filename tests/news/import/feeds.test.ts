import { describe, expect, it } from 'vitest'
import { readRecords } from '../../../src/news/import/readers/read-records.ts'

const spaces =
  'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom"'
const rss = (item: string, channel = '<link>https://news.example/</link>') =>
  `<rss version="2.0" ${spaces}><channel><title>t</title>${channel}<item>${item}</item></channel></rss>`
const atom = (entry: string, attributes = '') =>
  `<feed xmlns="http://www.w3.org/2005/Atom" ${attributes}><title>t</title><entry>${entry}</entry></feed>`
const record = (feed: string) => {
  const [first] = readRecords('feed', feed, 'f')
  return first && 'ok' in first ? first.ok : first
}
const text = (feed: string) => {
  const read = record(feed)
  return read && 'variants' in read ? read.variants[0]?.text : read
}
const link = (feed: string) => {
  const read = record(feed)
  return read && 'variants' in read ? read.link : read
}
const escaped = (html: string) =>
  html.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

describe('the words of a feed', () => {
  it.each([
    ['named references', 'Caf&eacute; in M&ouml;dling, 5&times;7, 21&deg;C', 'Café in Mödling, 5×7, 21°C'],
    ['numeric references of windows-1252', 'we don&#146;t &#147;ask&#148; &#x80;5', 'we don’t “ask” €5'],
    [
      'a ">" in an attribute',
      '<p><img alt="Map: a > b" width="6"/>Come <b title=\'x > y\'>in</b></p>',
      'Come in',
    ],
    ['comments', 'a<!-- ask the ministry > first -->b', 'ab'],
    ['scripts and styles', '<style>p{}</style>a<script>if (1 < 2) "<p>"</script>', 'a'],
    ['paragraphs and lines', '<p>a</p><p>b<br>c<br/>d</p>', 'a\n\nb\nc\nd'],
    ['lists', '<ul><li>a</li><li>b</li></ul>', 'a\nb'],
    ['cells of tables', '<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a b\nc'],
    ['tags of Word', '<o:p>a</o:p>', 'a'],
    ['powers, which are no longer figures', '10<sup>3</sup> and 5 m<sup>2</sup>', '10³ and 5 m²'],
    [
      'what was struck out, as such',
      'on <del>Monday</del> <s>noon</s> Friday',
      'on ~~Monday~~ ~~noon~~ Friday',
    ],
    ['quotes', 'they <q>ask</q>', 'they “ask”'],
    [
      'what a page hides',
      '<div style="color:red; display: none">x<div>y</div></div><p hidden>z<p>a<br hidden>b<span style="visibility:hidden">c</span>',
      'a\nb',
    ],
    ['a tag cut off', 'a <img src="', 'a'],
    ['signs that are no tags', 'a < b and c > d', 'a < b and c > d'],
  ])('are plain text: %s', (_what, html, words) => {
    expect(text(rss(`<description>${escaped(html)}</description>`))).toBe(words)
    expect(text(atom(`<summary type="html">${escaped(html)}</summary>`))).toBe(words)
  })

  it.each([
    ['a plain title', '<title type="text">Write &lt;Name&gt; &amp;amp; go</title>', 'Write <Name> &amp; go'],
    ['a title without a type', '<title>Write &lt;Name&gt; here</title>', 'Write <Name> here'],
    ['an HTML title', '<title type="html">Write &lt;b&gt;Name&lt;/b&gt;</title>', 'Write Name'],
    [
      'an XHTML title',
      '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Write <b>Name</b> &amp; go</div></title>',
      'Write Name & go',
    ],
    ['plain content', '<content type="text/plain">a &lt;b&gt; c</content>', 'a <b> c'],
    ['markup of a program that forgot its type', '<summary>&lt;p&gt;a&lt;/p&gt;</summary>', 'a'],
  ])('are read by the type of an Atom text: %s', (_what, entry, words) => {
    expect(text(atom(entry))).toBe(words)
  })

  it('hold a word in angle brackets also in an RSS title', () => {
    expect(text(rss('<title>How to write &lt;Name&gt; on form B</title>'))).toBe(
      'How to write <Name> on form B',
    )
  })

  it('never hold Base64, and the report says what was left out', () => {
    const feed = atom('<title>Open day</title><content type="image/png">aGVsbG8gd29ybGQ=</content>')
    expect(text(feed)).toBe('Open day')
    expect(record(feed)).toMatchObject({
      notes: [{ place: 'line 1', code: 'content-left-out', message: expect.stringContaining('image/png') }],
    })
  })

  it.each([
    ['Work', 'Workshops are held.', 'Work\n\nWorkshops are held.'],
    ['Lahore', 'Lahore: the desk.', 'Lahore\n\nLahore: the desk.'],
    ['Open day', 'Open day\nCome in.', 'Open day\nCome in.'],
    ['Open day', 'Open  day', 'Open  day'],
  ])('keep the title "%s" unless it is the whole first line of "%s"', (title, body, words) => {
    expect(text(rss(`<title>${title}</title><description>${body}</description>`))).toBe(words)
  })

  it.each([
    ['dc:title', '<dc:title>a</dc:title>', 'a'],
    ['dc:description', '<title>t</title><dc:description>a</dc:description>', 't\n\na'],
    ['media:title', '<media:title>a</media:title>', 'a'],
    ['the title of media', '<media:content url="x"><media:title>a</media:title></media:content>', 'a'],
  ])('come from %s where there is nothing else', (_what, item, words) => {
    expect(text(rss(item))).toBe(words)
  })

  it('are read from RSS with a prefix', () => {
    const feed =
      '<r:rss version="2.0" xmlns:r="urn:x"><r:channel><r:title>t</r:title><r:item><r:title>a</r:title></r:item></r:channel></r:rss>'
    expect(text(feed)).toBe('a')
  })

  it('may stand beside a hundred attributes with angle brackets', () => {
    const item = `<title>a</title>${'<media:content url="x" note="a > b"/>'.repeat(150)}`
    expect(text(rss(item))).toBe('a')
  })
})

describe('the link of a feed', () => {
  it.each([
    ['an address', '<link>https://a.example/1</link>', 'https://a.example/1'],
    ['an address from the root', '<link>/2026/open-day</link>', 'https://news.example/2026/open-day'],
    ['a relative address', '<link>open-day</link>', 'https://news.example/open-day'],
    ['an address without a scheme', '<link>//b.example/1</link>', 'https://b.example/1'],
    ['a guid', '<guid>https://a.example/g</guid>', 'https://a.example/g'],
    [
      'a guid that is a permalink',
      '<guid isPermaLink="true">https://a.example/g</guid>',
      'https://a.example/g',
    ],
    ['no guid that is none', '<guid isPermaLink="false">https://a.example/g</guid>', undefined],
    ['no guid that is no address', '<guid>tag:1</guid>', undefined],
    [
      'a guid where the link leads nowhere',
      '<link>javascript:x()</link><guid>https://a.example/g</guid>',
      'https://a.example/g',
    ],
    ['an address of letters', '<link>https://a.example/خبر</link>', 'https://a.example/خبر'],
  ])('of RSS is %s', (_what, item, address) => {
    expect(link(rss(`<title>t</title>${item}`))).toBe(address)
  })

  it.each([
    ['the feed', 'xml:base="https://news.example/en/"', '', 'https://news.example/en/open-day'],
    [
      'the entry, inside that of the feed',
      'xml:base="https://news.example/en/"',
      'xml:base="sub/"',
      'https://news.example/en/sub/open-day',
    ],
    ['the entry alone', '', 'xml:base="https://b.example/"', 'https://b.example/open-day'],
  ])('of Atom is made whole by the base of %s', (_what, feed, entry, address) => {
    const whole = `<feed xmlns="http://www.w3.org/2005/Atom" ${feed}><title>t</title><entry ${entry}><title>x</title><link href="open-day"/></entry></feed>`
    expect(link(whole)).toBe(address)
  })

  it.each([
    ['the feed’s own form of it', '<link rel="self" href="https://a.example/1.xml"/>', undefined],
    ['a sound file', '<link rel="enclosure" href="https://a.example/1.mp3"/>', undefined],
    [
      'the page, by its full relation',
      '<link rel="edit" href="https://a.example/e"/><link rel="http://www.iana.org/assignments/relation/alternate" href="https://a.example/p"/>',
      'https://a.example/p',
    ],
    ['a page that asks for a password', '<link href="https://desk:secret@a.example/1"/>', undefined],
  ])('of Atom is never another thing: %s', (_what, links, address) => {
    expect(link(atom(`<title>t</title>${links}`))).toBe(address)
  })

  it('of Atom is made whole by the feed’s own page where there is no base', () => {
    const whole = `<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><link href="https://c.example/a/"/><entry><title>x</title><link href="open-day"/></entry></feed>`
    expect(link(whole)).toBe('https://c.example/a/open-day')
  })
})
