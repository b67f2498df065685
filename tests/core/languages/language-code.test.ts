import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  byLanguage,
  languageCode,
  languageList,
  readLanguage,
} from '../../../src/core/languages/language-code.ts'
import { languageEntries, languageEntry, languageTag } from '../../../src/core/languages/registry.ts'

const messageOf = (read: { error?: z.ZodError | undefined }) => read.error?.issues.map(issue => issue.message)

describe('a language code', () => {
  it.each([
    ['en', 'en'],
    [' UR ', 'ur'],
    ['deu', 'de'],
    ['hun', 'hu'],
    ['swa', 'sw'],
    ['prs', 'prs'],
    ['fa-AF', 'prs'],
    ['fa-Arab-AF', 'prs'],
    ['ku', 'kmr'],
    ['kmr-Latn', 'kmr'],
    ['ckb', 'ckb'],
    ['pt_br', 'pt-BR'],
    ['zh-hant', 'zh-Hant'],
    ['de-at', 'de-AT'],
    ['ku-Arab', 'ku-Arab'],
    ['fa', 'fa'],
    ['iw', 'he'],
    ['ti', 'ti'],
    ['rhg', 'rhg'],
  ])('"%s" is %s', (written, code) => {
    expect(readLanguage(written)).toBe(code)
    expect(readLanguage(code)).toBe(code)
    expect(languageCode.parse(written.trim())).toBe(code)
  })

  it.each(
    [
      '',
      'e',
      'xx',
      'qaa',
      'und',
      'mul',
      'zxx',
      'english',
      'en-',
      'en-ZZ',
      'en-u-nu-arab',
      'x-foo',
      'en_',
      '__proto__',
    ].concat(['constructor', 'en, ur', '*', '🇩🇪', 'toString', 'de-Zzzz', 'a'.repeat(10_000)]),
  )('"%s" is none, and the message says so', written => {
    expect(readLanguage(written)).toBeUndefined()
    const [message] = messageOf(languageCode.safeParse(written)) ?? []
    expect(message).toMatch(
      written.length > 35 ? /35/ : /^must be a language code of BCP 47, such as en, ur, .*, not "/,
    )
    expect(message?.length).toBeLessThan(200)
  })

  it('stands once in a list, however it is written', () => {
    expect(languageList.parse(['sw', 'DE'])).toEqual(['sw', 'de'])
    expect(messageOf(languageList.safeParse(['prs', 'fa-AF']))).toEqual(['must name each language once'])
  })

  it('is the key of words in several languages, once', () => {
    const wording = byLanguage(z.string())
    expect(wording.parse({ SW: 'habari', 'fa-AF': 'خبر' })).toEqual({ sw: 'habari', prs: 'خبر' })
    const refused = wording.safeParse({ sw: 'a', swa: 'b', xx: 'c', ['__proto__x']: 'd' })
    expect(refused.error?.issues.map(issue => [issue.path.join('.'), issue.message])).toEqual([
      ['swa', 'is the same language as "sw"'],
      ['xx', expect.stringMatching(/^must be a language code of BCP 47, .*, not "xx"$/)],
      ['__proto__x', expect.stringMatching(/not "__proto__x"$/)],
    ])
  })
})

describe('what is known of a language', () => {
  it.each(languageEntries.map(entry => [entry.english, entry] as const))(
    'of %s fits its script',
    (_name, entry) => {
      const { script, textInfo } = describeLocale(entry.locale)
      expect(entry).toMatchObject({ script, direction: textInfo })
      expect([...entry.numbers.native.digits]).toHaveLength(10)
      expect(readLanguage(entry.code)).toBe(entry.code)
      expect(languageEntry(entry.code)).toBe(entry)
      expect(entry.headings.filter(word => word !== word.toLowerCase())).toEqual([])
    },
  )

  it.each([
    ['pa-Arab', { script: 'Arab', direction: 'rtl', words: 'spaces', english: 'Punjabi (Arabic)' }],
    ['ku-Arab', { script: 'Arab', direction: 'rtl', words: 'spaces' }],
    ['he', { script: 'Hebr', direction: 'rtl', native: 'עברית' }],
    ['dv', { script: 'Thaa', direction: 'rtl' }],
    ['th', { script: 'Thai', direction: 'ltr', words: 'dictionary' }],
    ['my', { script: 'Mymr', direction: 'ltr', words: 'dictionary' }],
    ['ru', { script: 'Cyrl', direction: 'ltr', english: 'Russian', native: 'русский' }],
    ['hi', { script: 'Deva', direction: 'ltr', words: 'spaces' }],
    ['uz-Cyrl', { script: 'Cyrl', direction: 'ltr' }],
    ['sw-TZ', { script: 'Latn', direction: 'ltr', english: 'Swahili (Tanzania)' }],
  ])('of %s follows from its script', (code, expected) => {
    expect(languageEntry(code)).toMatchObject({ code, ...expected })
  })

  it('of a regional form is that of its language', () => {
    expect(languageEntry('de-AT').sentences).toBe(languageEntry('de').sentences)
    expect(languageEntry('ps-PK').detection).toBe(languageEntry('ps').detection)
    expect(languageEntry('hi').numbers.native.grouping).toBe('lakh')
    expect(languageEntry('ar-EG').numbers.native.digits).toBe('٠١٢٣٤٥٦٧٨٩')
    expect(languageEntry('pt').numbers.native).toMatchObject({
      digits: '0123456789',
      group: '.',
      decimal: ',',
    })
  })

  it('has the tag that browsers and screen readers know', () => {
    expect(['prs', 'kmr', 'ckb', 'en', 'de-AT'].map(languageTag)).toEqual([
      'fa-AF',
      'ku',
      'ckb',
      'en',
      'de-AT',
    ])
  })
})

function describeLocale(locale: string) {
  const { script } = new Intl.Locale(locale).maximize()
  return { script, textInfo: script === 'Arab' ? 'rtl' : 'ltr' }
}
