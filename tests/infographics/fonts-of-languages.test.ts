import { describe, expect, it } from 'vitest'
import { languageEntries } from '../../src/core/languages/registry.ts'
import { loadHarfBuzz, openFont } from '../../src/infographics/text/fonts.ts'
import { settingOf } from '../../src/infographics/text/typefaces.ts'

describe('the fonts of a language', () => {
  it.each(languageEntries)('have its letters and digits: $english', async entry => {
    const { typeface, script } = settingOf(entry.code)
    expect(script).toBe(entry.script)
    const { covers } = openFont(await loadHarfBuzz(), typeface, 400)
    const written = [
      entry.native,
      entry.numbers.native.digits,
      ...entry.headings,
      ...(entry.detection?.smallWords ?? []),
    ]
    const missing = [...new Set(written.join(''))].filter(
      character => /[\p{L}\p{Nd}]/u.test(character) && !covers.has(character.codePointAt(0) ?? 0),
    )
    expect(missing).toEqual([])
  })
})
