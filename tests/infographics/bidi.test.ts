import { describe, expect, it } from 'vitest'
import {
  type InfographicLanguage as Language,
  infographicLanguages as languages,
} from '../../src/core/languages/infographic-languages.ts'
import { languageEntry } from '../../src/core/languages/registry.ts'
import { isolate } from '../../src/infographics/isolate.ts'
import { numberFormat } from '../../src/infographics/numbers.ts'
import { openTypesetter } from '../../src/infographics/text/typesetter.ts'

const around: Record<Language, [before: string, after: string]> = {
  en: ['Call', 'today'],
  ur: ['ہیلپ لائن', 'پر رابطہ کریں'],
  ar: ['الخط الساخن', 'للاتصال'],
  prs: ['خط تلفون', 'تماس بگیرید'],
  ps: ['تلیفوني کرښه', 'اړیکه ونیسئ'],
  bn: ['হটলাইন', 'যোগাযোগ করুন'],
}

const asWritten = [
  '+18%',
  '−3.5%',
  '0304 1112123',
  '+92 304 1112123',
  '4,812',
  '<5',
  '35+',
  '18-24',
  '2026-09-01',
  '@mrc_pak',
  '#safe_migration',
  'help@example.org',
  'https://example.org/ur?a=1',
]

describe.each(languages)('in %s', language => {
  it.each(asWritten)('%s prints from left to right as it is written', async figure => {
    const [before, after] = around[language]
    expect(await seen(language, `${before} ${figure} ${after}`, figure)).toBe(figure.replaceAll(' ', ''))
    expect(await seen(language, `${before}: ${figure}: ${after}`, figure)).toBe(figure.replaceAll(' ', ''))
  })

  it('prints a change in native digits with its sign in front and the percent sign behind', async () => {
    const numbers = numberFormat({ language, digits: 'native' })
    const change = numbers.change(18)
    expect(await seen(language, `${around[language][0]} ${change} ${around[language][1]}`, change)).toBe(
      change,
    )
  })
})

describe('isolating', () => {
  it.each([
    ['ستمبر 2026 4,812 سوالات', 'ستمبر \u20662026\u2069 \u20664,812\u2069 سوالات'],
    ['ہیلپ لائن 0304 1112123', 'ہیلپ لائن \u20660304 1112123\u2069'],
    ['عدد +18% اليوم', 'عدد \u2066+18%\u2069 اليوم'],
    ['<5: کم', '\u2066<5\u2069: کم'],
  ])('wraps the figures of "%s"', (text, isolated) => {
    expect(isolate(text, 'rtl')).toBe(isolated)
    expect(isolate(isolated, 'rtl')).toBe(isolated)
  })

  it('leaves left-to-right text alone', () => {
    expect(isolate('Call 0304 1112123', 'ltr')).toBe('Call 0304 1112123')
  })
})

/** What a reader sees of `part`, glyph by glyph from the left, without the spaces. */
async function seen(language: Language, text: string, part: string): Promise<string> {
  const line = isolate(text, languageEntry(language).direction)
  const from = line.indexOf(part)
  const { glyphs } = (await openTypesetter(language)).set(line, 400)
  return [...glyphs]
    .sort((a, b) => a.x - b.x)
    .filter(glyph => glyph.at >= from && glyph.at < from + part.length)
    .map(glyph => line[glyph.at])
    .join('')
    .replaceAll(' ', '')
}
