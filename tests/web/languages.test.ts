import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const folder = 'src/web/app/languages'
const tags = { en: 'en', ur: 'ur', ar: 'ar', prs: 'fa-AF', ps: 'ps', bn: 'bn' } as const
const codes = Object.keys(tags) as (keyof typeof tags)[]
const others = codes.filter(code => code !== 'en')
const plural = /_(zero|one|two|few|many|other)$/

/** Every text of a language by its key, `frame.group.publish`; what begins with "_" is about the file. */
function textsOf(code: string): Map<string, string> {
  const { _checked, ...words } = JSON.parse(readFileSync(`${folder}/${code}.json`, 'utf8'))
  const texts = new Map<string, string>()
  const walk = (value: unknown, key: string) => {
    if (typeof value === 'string') texts.set(key, value)
    else for (const [name, inner] of Object.entries(Object(value))) walk(inner, key ? `${key}.${name}` : name)
  }
  walk(words, '')
  return texts
}

const all = new Map(codes.map(code => [code, textsOf(code)]))
const english = all.get('en') ?? new Map<string, string>()
/** Without the forms of plurals. */
const keysOf = (texts: ReadonlyMap<string, string>) =>
  new Set([...texts.keys()].map(key => key.replace(plural, '')))
const placeholders = (text: string) =>
  [...text.matchAll(/\{\{([^},]+)[^}]*\}\}|<\/?(\w+)/g)].map(found => found[1] ?? `<${found[2]}>`)

describe('the words on the screens', () => {
  it.each(others)('are the same keys in English and in %s', code => {
    expect([...keysOf(textsOf(code))].sort()).toEqual([...keysOf(english)].sort())
  })

  it.each(codes)('have the plural forms of %s, all and no others', code => {
    const forms = new Intl.PluralRules(tags[code]).resolvedOptions().pluralCategories
    const texts = textsOf(code)
    const counted = new Set(
      [...english.keys()].filter(key => plural.test(key)).map(key => key.replace(plural, '')),
    )
    const wrong = [...counted].filter(key => {
      const own = [...texts.keys()]
        .filter(each => each.replace(plural, '') === key)
        .map(each => plural.exec(each)?.[1])
      return own.toSorted().join() !== [...forms].sort().join()
    })
    expect(wrong).toEqual([])
  })

  it.each(others)('name the same values in English and in %s', code => {
    const wrong = [...textsOf(code)].flatMap(([key, text]) => {
      const model = english.get(key) ?? english.get(key.replace(plural, '_other')) ?? ''
      const wanted = new Set(placeholders(model))
      // "One draft" and "no drafts" say their number in words.
      const isCounted = plural.test(key) && !key.endsWith('_other')
      const own = new Set(placeholders(text))
      for (const names of isCounted ? [wanted, own] : []) names.delete('count')
      return [...wanted].toSorted().join() === [...own].toSorted().join() ? [] : [key]
    })
    expect(wrong).toEqual([])
  })

  it.each(codes)('show numbers by the digits that the person chose: %s', code => {
    const wrong = [...textsOf(code)].filter(([, text]) => /\{\{count\}\}/.test(text)).map(([key]) => key)
    expect(wrong).toEqual([])
  })

  it.each(codes)('are whole: no text of %s is empty or ends in a space', code => {
    const wrong = [...textsOf(code)].filter(
      ([key, text]) => key !== 'shared.listComma' && (text === '' || text.trim() !== text),
    )
    expect(wrong).toEqual([])
  })

  it('are all used, and none is used that there is not', () => {
    const sources = globSync('src/web/**/*.{ts,tsx}')
      .map(file => readFileSync(file, 'utf8'))
      .join('\n')
    const literals = new Set(
      [...sources.matchAll(/['"`]([a-z][A-Za-z]*(?:\.[\w-]+)+)['"`]/g)].map(found => found[1]),
    )
    // A key with a value in it, t(`shared.state.${state}`), uses all below its beginning.
    const beginnings = [...sources.matchAll(/`([a-z][A-Za-z]*\.[\w.-]*)\$\{/g)].map(found => found[1] ?? '')
    const unused = [...keysOf(english)].filter(
      key => !literals.has(key) && !beginnings.some(each => key.startsWith(each)),
    )
    expect(unused).toEqual([])
  })

  it.each(others)('say in %s which texts a native reader has checked', code => {
    const { _checked } = JSON.parse(readFileSync(`${folder}/${code}.json`, 'utf8'))
    const keys = keysOf(english)
    expect(_checked.filter((key: string) => !keys.has(key))).toEqual([])
  })
})
