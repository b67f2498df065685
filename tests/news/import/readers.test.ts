import { describe, expect, it } from 'vitest'
import { decodeText } from '../../../src/news/import/decode-text.ts'
import { detectForm } from '../../../src/news/import/detect-form.ts'
import { importKeyOf } from '../../../src/news/import/import-key.ts'
import type { ImportForm } from '../../../src/news/import/news-record.ts'
import { readDateline } from '../../../src/news/import/readers/dateline.ts'
import { readRecords } from '../../../src/news/import/readers/read-records.ts'

function texts(form: ImportForm, content: string) {
  return readRecords(form, content, 'file').map(entry =>
    'ok' in entry ? [entry.ok.line, entry.ok.places, entry.ok.variants[0]?.text] : [entry.line, entry.reason],
  )
}

describe('a dateline', () => {
  it.each([
    ['Baghdad: The project…', ['Baghdad']],
    ['Islamabad/ Lahore: Are you wondering…', ['Islamabad', 'Lahore']],
    ['Islamabad / Lahore / Kabul: news', ['Islamabad', 'Lahore', 'Kabul']],
    ['Mazar-e-Sharif: news', ['Mazar-e-Sharif']],
    ['Cox’s Bazar: news', ['Cox’s Bazar']],
    ['Erbil, Iraq: news', ['Erbil']],
    ['Wien, Österreich: news', ['Wien']],
    ['لاہور، پاکستان: خبر', ['لاہور']],
    ['London, U.K.: news', ['London']],
    ['Islamabad, Lahore: news', ['Islamabad', 'Lahore']],
    ['Model Town, Lahore/ Kabul: news', ['Model Town', 'Lahore', 'Kabul']],
    ['VIENNA: news', ['VIENNA']],
    ['Vienna:\nnews', ['Vienna']],
    ['اسلام آباد/ لاہور: خبر', ['اسلام آباد', 'لاہور']],
    ['\u200fبغداد: خبر', ['بغداد']],
    ['ঢাকা: খবর', ['ঢাকা']],
  ])('is found in "%s"', (text, places) => {
    expect(readDateline(text)).toEqual(places)
  })

  it.each([
    'Are you wondering: what we do?',
    'https://example.org/a: see there',
    'Https://example.org',
    '10:30 in Islamabad',
    'Note: bring your passport',
    'Hotline: 0304 1112123',
    'The Budapest Process Meeting Today: news',
    'Baghdad; news',
    'Baghdad',
    ': news',
    'Islamabad/: news',
    'نوٹ: پاسپورٹ لائیں',
    '“Media & Migration”: a workshop',
  ])('is not seen in "%s"', text => {
    expect(readDateline(text)).toBeUndefined()
  })
})

describe('plain text', () => {
  it('joins a paragraph without a dateline to the item above it', () => {
    expect(texts('text', 'Lahore: one\ntwo\n\nfollow us\n\n\nKabul: three')).toEqual([
      [1, ['Lahore'], 'Lahore: one\ntwo\n\nfollow us'],
      [7, ['Kabul'], 'Kabul: three'],
    ])
  })

  it('lets a paragraph stand alone when it is the first, or follows a line of dashes', () => {
    expect(texts('text', 'no place\n\n---\n\nalone\n\nmore\n---\nLahore: one')).toEqual([
      [1, [], 'no place'],
      [5, [], 'alone\n\nmore'],
      [9, ['Lahore'], 'Lahore: one'],
    ])
  })

  it('ends a paragraph at a line of nothing that can be seen', () => {
    expect(texts('text', 'Lahore: one\n\u200b\nKabul: two\n\u2060 \u200f\nthree')).toEqual([
      [1, ['Lahore'], 'Lahore: one'],
      [3, ['Kabul'], 'Kabul: two\n\nthree'],
    ])
  })

  it.each(['<!DOCTYPE html>\n', '<?xml version="1.0"?><!doctype HTML>', ''])(
    'reads a page of HTML as what it shows, after %j',
    head => {
      const page = `${head}<html lang="en"><head><title>t</title></head><body><h1>Lahore: Hi</h1><p>a &amp; b</body></html>`
      expect(texts('text', page)).toEqual([[1, ['Lahore'], 'Lahore: Hi\n\na & b']])
    },
  )

  it('reports a dateline without a text', () => {
    expect(texts('text', 'Lahore:\n\nKabul: news')).toEqual([
      [1, 'The item at Lahore has a dateline and no text.'],
      [3, ['Kabul'], 'Kabul: news'],
    ])
  })

  it('reports an item that no network would take', () => {
    expect(texts('text', `Lahore: ${'x'.repeat(60_000)}`)).toEqual([
      [1, 'The item has 60008 characters; at most 60000 are allowed.'],
    ])
  })

  it.each([
    ['U+2028', '\u2028'],
    ['U+0085', '\u0085'],
    ['a vertical tab', '\v'],
  ])('ends a line at %s', (_what, end) => {
    expect(texts('text', `Lahore: one${end}two${end}${end}Kabul: three`)).toEqual([
      [1, ['Lahore'], 'Lahore: one\ntwo'],
      [4, ['Kabul'], 'Kabul: three'],
    ])
  })

  it.each([
    ['U+2029', '\u2029'],
    ['a page break', '\f'],
    ['two of U+2029', '\u2029\u2029'],
  ])('ends a paragraph at %s, so that two items never flow together', (_what, end) => {
    expect(texts('text', `Lahore: one${end}two\nthree${end}Kabul: four`)).toEqual([
      [1, ['Lahore'], 'Lahore: one\n\ntwo\nthree'],
      [expect.any(Number), ['Kabul'], 'Kabul: four'],
    ])
  })

  it.each(['', '\n\n \n', '---'])('finds nothing in "%s"', text => {
    expect(texts('text', text)).toEqual([])
  })
})

describe('CSV', () => {
  it('reads quoted fields over several lines, and says where each row begins', () => {
    expect(texts('csv', 'places,text\nLahore,"a, ""b""\nc"\n\nKabul;Herat,d\n')).toEqual([
      [2, ['Lahore'], 'a, "b"\nc'],
      [5, ['Kabul', 'Herat'], 'd'],
    ])
  })

  it('loses only the broken row, not those after it', () => {
    expect(
      texts('csv', 'places,text\nLahore,ok\nLahore,"x"y\nKabul,fine\nKabul,a,b\nKabul,"open\nKabul,last').map(
        ([line, second]) => [line, Array.isArray(second)],
      ),
    ).toEqual([
      [2, true],
      [3, false],
      [4, true],
      [5, false],
      [6, false],
      [7, true],
    ])
  })

  it('takes what follows a quote that is never closed for the same record, up to the next whole row', () => {
    const table = 'places,text\nLahore,"open\nmore, and more,\nthe end\nKabul,last\nKabul\nKabul,"open'
    expect(texts('csv', table)).toEqual([
      [2, expect.stringMatching(/^A quotation mark is opened .* Lines 2 to 4 are taken for one record\.$/)],
      [5, ['Kabul'], 'last'],
      [6, 'The record has no text; give it in "text" or "variants".'],
      [7, expect.stringMatching(/never closed; .*\(""\)\.$/)],
    ])
  })

  it.each([
    ['semicolons', 'place;text\nLahore;a'],
    ['tabs', 'place\ttext\nLahore\ta'],
  ])('takes fields apart at %s', (_name, table) => {
    expect(texts('csv', table)).toEqual([[2, ['Lahore'], 'a']])
  })

  it('has a column for each language', () => {
    const [row] = readRecords('csv', 'places,text_en,text_ur,link\nLahore,a,خبر,https://a.b\n', 'f')
    expect(row).toEqual({
      ok: {
        line: 2,
        places: ['Lahore'],
        link: 'https://a.b',
        variants: [
          { language: 'en', text: 'a' },
          { language: 'ur', text: 'خبر' },
        ],
      },
    })
  })

  it('takes 50,000 rows at a time', () => {
    expect(() => readRecords('csv', `text\n${'Lahore: a\n'.repeat(50_001)}`, 'big.csv')).toThrow(
      'big.csv has more than 50000 records; import it in parts.',
    )
  })

  it.each([
    ['places,words\nLahore,a', 'file, line 1: unknown column "words"; the columns are places, '],
    ['places,link\nLahore,a', 'file, line 1: the column "text" is missing'],
    ['text,text\na,b', 'file, line 1: the column "text" appears twice.'],
    ['', 'file is empty; its first line must name the columns.'],
  ])('refuses the heading of %j', (table, message) => {
    expect(() => readRecords('csv', table, 'file')).toThrow(message)
  })
})

describe('JSON', () => {
  it('reads a list, items, or one record, and says on which line each begins', () => {
    const record = { places: ['Lahore'], text: 'a' }
    expect(texts('json', JSON.stringify([record, record], null, 1))).toEqual([
      [2, ['Lahore'], 'a'],
      [8, ['Lahore'], 'a'],
    ])
    expect(texts('json', JSON.stringify({ items: [record, 7] }, null, 1))).toEqual([
      [3, ['Lahore'], 'a'],
      [9, 'The record is not an object with fields.'],
    ])
    expect(texts('json', JSON.stringify(record))).toEqual([[1, ['Lahore'], 'a']])
  })

  it.each([
    [{ text: 'a', lnk: 'x' }, /"lnk" is not known; the fields are places, /],
    [{ text: '' }, /"text" is empty/],
    [{ text: 'a', link: 'https://desk:secret@e.example/' }, /"link" contains a user name or password/],
    [{ text: 7 }, /"text"/],
    [{ text: 'a', language: 'xx' }, /"language" must be a language code of BCP 47, such as en, .*, not "xx"/],
    [{ variants: { en: 'a', qaa: 'b' } }, /"variants.qaa" must be a language code of BCP 47/],
    [{ variants: { prs: 'a', 'fa-AF': 'b' } }, /"variants.fa-AF" is the same language as "prs"/],
    [{ text: 'a', link: 'javascript:alert(1)' }, /"link" is not an http or https address/],
    [{ text: 'a', language: 'en', variants: { en: 'b' } }, /given twice/],
    [{ places: ['Lahore'] }, /has no text/],
  ])('gives the reason for %j', (record, reason) => {
    expect(readRecords('json', JSON.stringify([record]), 'f')).toEqual([
      { line: 1, reason: expect.stringMatching(reason) },
    ])
  })

  it('refuses a record that gives a field twice, and takes its neighbours', () => {
    const json =
      '[{"text":"Lahore: a"},\n{"text":"b","variants":{"ur":"c"},"te\\u0078t":"d"},\n{"variants":{"ur":"e","ur":"f"}}]'
    expect(readRecords('json', json, 'f')).toMatchObject([
      { ok: { line: 1 } },
      { line: 2, reason: 'The field "text" is given twice; keep one of them.' },
      { line: 3, reason: 'The field "ur" is given twice; keep one of them.' },
    ])
    expect(readRecords('json', '{"text":"a","text":"b"}', 'f')).toMatchObject([{ line: 1 }])
  })

  it('takes null, and an empty link, for what a record does not have', () => {
    const json = JSON.stringify({
      text: 'a',
      link: null,
      topics: null,
      places: null,
      project: null,
      language: null,
    })
    expect(readRecords('json', json, 'f')).toMatchObject([{ ok: { places: [], variants: [{ text: 'a' }] } }])
    expect(readRecords('json', '{"text":"a","link":" "}', 'f')).toMatchObject([{ ok: { line: 1 } }])
  })

  it('takes a link without the marks of direction around it', () => {
    const json = JSON.stringify({ text: 'a', link: '\u2066https://e.example/خبر\u2069\u200f' })
    expect(readRecords('json', json, 'f')).toMatchObject([{ ok: { link: 'https://e.example/خبر' } }])
  })

  it('does not keep half a character', () => {
    expect(readRecords('json', '{"text":"\\ud800"}', 'f')).toEqual([
      { line: 1, reason: expect.stringContaining('U+D800') },
    ])
  })

  it.each(['\u2028', '\u2029', '\u0085'])(
    'takes %j in a string for a line end there, and for valid JSON',
    end => {
      const json = JSON.stringify([{ text: `Lahore: one${end}two` }, { text: 'Lahore: three' }], null, 1)
      expect(texts('json', decodeText(json, 'f'))).toEqual([
        [2, ['Lahore'], 'Lahore: one\ntwo'],
        [5, ['Lahore'], 'Lahore: three'],
      ])
    },
  )

  it('shows where the text stops being JSON', () => {
    expect(() => readRecords('json', '[{"text":"a"},\n oops]', 'news.json')).toThrow(
      /news.json is not JSON: .*oops/,
    )
  })
})

describe('a feed', () => {
  const rss = (items: string, head = '') =>
    `<?xml version="1.0"?>${head}<rss version="2.0"><channel><title>t</title>\n${items}</channel></rss>`

  it('gives title, summary as plain text, and link', () => {
    const feed = rss(
      `<item><title>Kabul office</title><link>https://a.b/1</link>
<description>&lt;p&gt;Kabul: New &lt;b&gt;rules&lt;/b&gt; &amp;amp; fees.&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;p&gt;Second.&lt;/p&gt;</description></item>
<item><title>Two</title></item>`,
    )
    expect(readRecords('feed', feed, 'f')).toMatchObject([
      {
        ok: {
          line: 2,
          places: ['Kabul'],
          link: 'https://a.b/1',
          variants: [{ text: 'Kabul office\n\nKabul: New rules & fees.\n\nSecond.' }],
        },
      },
      { ok: { line: 4, variants: [{ text: 'Two' }] } },
    ])
  })

  it('says how many entries hold nothing', () => {
    expect(readRecords('feed', rss('<item/><item><title>Two</title></item><item> </item>'), 'f')).toEqual([
      { ok: expect.objectContaining({ variants: [{ text: 'Two' }] }) },
      { line: 1, reason: '2 of 3 entries hold nothing that can be read.' },
    ])
  })

  it('reads Atom, choosing the alternate link', () => {
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title>
<entry><title>Dhaka: news</title><link rel="self" href="https://a.b/self"/><link href="https://a.b/1"/>
<summary type="html"><![CDATA[<img src="x" onerror="alert(1)">A <i>word</i>]]></summary></entry></feed>`
    expect(readRecords('feed', atom, 'f')).toEqual([
      {
        ok: {
          line: 2,
          places: ['Dhaka'],
          link: 'https://a.b/1',
          variants: [{ text: 'Dhaka: news\n\nA word' }],
        },
      },
    ])
  })

  it.each(['javascript:alert(1)', 'news/1', '/1', 'data:text/html,x'])(
    'takes an entry in without a link that leads nowhere, and says so: %s',
    link => {
      const feed = rss(`<item><title>t</title><link>${link}</link></item>`)
      expect(readRecords('feed', feed, 'f')).toEqual([
        {
          ok: expect.objectContaining({
            variants: [{ text: 't' }],
            notes: [{ place: 'line 2', code: 'link-left-out', message: expect.stringContaining(link) }],
          }),
        },
      ])
      expect(readRecords('feed', feed, 'f')[0]).not.toHaveProperty('ok.link')
    },
  )

  it.each([
    [
      'its own XML entities',
      rss('<item/>', '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
      /defines its own XML entities/,
    ],
    ['endless nesting', rss('<a>'.repeat(200)), /more than 100 deep/],
    ['an open comment', rss('<!-- '), /never closed/],
    ['a web page', '<html><body>hello</body></html>', /neither RSS nor Atom/],
    ['5 MB', rss('x'.repeat(5_000_001)), /at most 5000000/],
  ])('is refused with %s', (_what, feed, message) => {
    expect(() => readRecords('feed', feed, 'f')).toThrow(message)
  })
})

describe('Markdown', () => {
  it('takes fields from the front matter and plain text from the body', () => {
    const file = `---
places: [Lahore, Kabul]
language: en
topics: outreach
link: https://a.b/c
variants:
  ur: نئی خبر
---
# A **new** hotline

Call _now_, or read
[the page](https://a.b/c).

- one
- two
`
    expect(readRecords('markdown', file, 'f')).toEqual([
      {
        ok: {
          line: 1,
          places: ['Lahore', 'Kabul'],
          topics: ['outreach'],
          link: 'https://a.b/c',
          variants: [
            {
              language: 'en',
              text: 'A new hotline\n\nCall now, or read the page (https://a.b/c).\n\n- one\n- two',
            },
            { language: 'ur', text: 'نئی خبر' },
          ],
        },
      },
    ])
  })

  it('reads a file without front matter by its dateline', () => {
    expect(texts('markdown', 'Lahore: a *b*')).toEqual([[1, ['Lahore'], 'Lahore: a b']])
  })

  it.each([
    ['a: [1', 3, /not YAML: .* a bracket is not closed/],
    ['a: !!js/function x', 2, /not YAML/],
    ['- a', 2, /must be fields/],
    ['a: &a [1]\nb: [*a, *a]\n', 1, /"a", "b" is not known/],
    ['text: x', 1, /given twice/],
  ])('gives line and reason for the front matter %j', (frontMatter, line, reason) => {
    expect(readRecords('markdown', `---\n${frontMatter}\n---\nbody`, 'f')).toEqual([
      { line, reason: expect.stringMatching(reason) },
    ])
  })
})

describe('the form of a file', () => {
  it.each([
    ['news.txt', '{"a":1}', 'text'],
    ['news.CSV', 'x', 'csv'],
    ['feed.xml', '', 'feed'],
    ['a.md', '', 'markdown'],
    ['standard input', '[{"text":"a"}]', 'json'],
    ['standard input', '{"items":[]}', 'json'],
    ['standard input', '<?xml version="1.0"?><rss/>', 'feed'],
    ['standard input', '---\nplaces: Lahore\n---\nx', 'markdown'],
    ['standard input', 'places,text\nLahore,a', 'csv'],
    ['standard input', 'Lahore: news, text', 'text'],
    ['standard input', '[Correction] Lahore', 'text'],
    ['x.constructor', 'Lahore: news', 'text'],
  ])('of "%s" with %j is %s', (name, text, form) => {
    expect(detectForm(text, name)).toBe(form)
  })
})

describe('the bytes of a file', () => {
  it.each([
    ['UTF-8', Buffer.from('a\r\nب')],
    ['UTF-8 with a mark', Buffer.from('\ufeffa\r\nب')],
    ['UTF-16, little end first', Buffer.from('\ufeffa\r\nب', 'utf16le')],
    ['UTF-16, big end first', Buffer.from('\ufeffa\r\nب', 'utf16le').swap16()],
  ])('are read as %s', (_name, bytes) => {
    expect(decodeText(bytes, 'f')).toBe('a\nب')
  })

  it.each([
    ['a binary file', Buffer.from([0x89, 0x50, 0, 1]), 'bad-input', 'f is a binary file'],
    [
      'an encoding that is not known',
      Buffer.from('<?xml version="1.0" encoding="x-none"?>\xe9', 'latin1'),
      'bad-input',
      '"x-none"',
    ],
    ['50 MB', Buffer.alloc(50 * 1024 * 1024, 97), 'too-large', 'f has 50 MB; at most 20 MB'],
  ])('are refused as %s', (_name, bytes, code, message) => {
    expect(() => decodeText(bytes, 'f')).toThrow(expect.objectContaining({ family: code }))
    expect(() => decodeText(bytes, 'f')).toThrow(message)
  })
})

describe('the import key', () => {
  const record = {
    officeId: 'lahore',
    places: ['Lahore'],
    variants: [{ language: 'en', text: 'café  a' }],
  } as const
  it.each([
    [
      'is the same for another composition of letters',
      { variants: [{ language: 'en', text: 'cafe\u0301 a' }] },
      true,
    ],
    ['is the same for other white space', { variants: [{ language: 'en', text: 'café\na' }] }, true],
    ['differs for other words', { variants: [{ language: 'en', text: 'Café a' }] }, false],
    ['differs for another office', { officeId: 'kabul' }, false],
    ['differs for another place', { places: ['Kabul'] }, false],
  ] as const)('%s', (_title, change, same) => {
    expect(importKeyOf({ ...record, ...change }) === importKeyOf(record)).toBe(same)
  })
})
