import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DatelineError } from '../../../src/core/errors/errors.ts'
import { decodeText } from '../../../src/news/import/decode-text.ts'
import { detectForm } from '../../../src/news/import/detect-form.ts'
import { importForms } from '../../../src/news/import/news-record.ts'
import { readRecords } from '../../../src/news/import/readers/read-records.ts'
import { readText } from '../../../src/news/import/readers/read-text.ts'
import { runsOf } from '../../factories/depth.ts'

const scrap = fc.constantFrom(
  ...[
    'Lahore: ',
    'Kabul/ ',
    '\n',
    '\n\n',
    '---\n',
    'text',
    ',',
    ';',
    '"',
    '""',
    '{',
    '}',
    '[',
    ']',
    ':',
    '\\',
    '\t',
    ' ',
  ],
  ...[
    '<rss>',
    '<item>',
    '</item>',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '<entry',
    '&amp;',
    '&#0;',
    '<!DOCTYPE',
    '\ud800',
  ],
  ...[
    'places,text\n',
    '{"items":[',
    '"text":',
    'لاہور: ',
    'খবর',
    '\u200f',
    '* ',
    '**',
    '_',
    '`',
    '# ',
    '> ',
    '&a',
    '*a',
  ],
)
const soup = fc.array(fc.oneof(scrap, fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 60 })

function throwsNothingElse(act: () => unknown): void {
  try {
    act()
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(DatelineError)
  }
}

describe('the readers, whatever they are given', () => {
  it.each(importForms)('%s: throw nothing but DatelineError, and name a line in every fault', form => {
    fc.assert(
      fc.property(soup, parts => {
        const text = parts.join('')
        throwsNothingElse(() => {
          for (const entry of readRecords(form, decodeText(text, 'f'), 'f')) {
            if ('ok' in entry) expect(entry.ok.variants.length).toBeGreaterThan(0)
            else expect(entry).toEqual({ line: expect.any(Number), reason: expect.stringMatching(/\.$/) })
          }
        })
      }),
      { numRuns: runsOf(400) },
    )
  })

  it('bytes: throw nothing but DatelineError', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), bytes => {
        throwsNothingElse(() => {
          const text = decodeText(bytes, 'f')
          readRecords(detectForm(text, '-'), text, 'f')
        })
      }),
    )
  })

  it('plain text: every line that is not blank ends in an item, or in the paragraphs of a fault', () => {
    const line = fc.oneof(
      fc.constantFrom('Lahore: one', 'two', '', '  ', '---', 'Kabul:', 'a: b', '\u200fلاہور: خبر', 'Note: x'),
      fc.string({ maxLength: 12 }).map(text => text.replace(/[\r\n]/g, '')),
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), lines => {
        const read = readText(lines.join('\n'), 'f')
        const kept = read.flatMap(entry =>
          'ok' in entry ? (entry.ok.variants[0]?.text.split('\n') ?? []) : [],
        )
        const words = (list: string[]) => list.map(text => text.trim()).filter(text => text !== '')
        const meant = words(lines).filter(text => !/^([-—–])\1{2,}$/.test(text))
        const faults = read.filter(entry => 'reason' in entry)
        // A fault stands for exactly one paragraph: a dateline without a text.
        expect(words(kept).length + faults.length).toBe(meant.length)
        expect(read.map(entry => ('ok' in entry ? entry.ok.line : entry.line))).toEqual(
          [...read.map(entry => ('ok' in entry ? entry.ok.line : entry.line))].sort((a, b) => a - b),
        )
      }),
      { numRuns: runsOf(500) },
    )
  })
})
