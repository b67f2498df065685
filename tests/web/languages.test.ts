import { globSync, readFileSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const folder = 'src/web/app/languages'
const tags = { en: 'en', ur: 'ur', ar: 'ar', prs: 'fa-AF', ps: 'ps', bn: 'bn' } as const
const codes = Object.keys(tags) as (keyof typeof tags)[]
const others = codes.filter(code => code !== 'en')
/** A key of the language files in a file of the app, and a key with a value in it, t(`shared.state.${state}`). */
const literal = /['"`]([a-z][A-Za-z]*(?:\.[\w-]+)+)['"`]/g
const beginning = /`([a-z][A-Za-z]*\.[\w.-]*)\$\{/g
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

const englishKeys = keysOf(english)

/** Keys that a file of the app shows: whole ones, and all below the beginning of one with a value in it. */
function keysIn(source: string): string[] {
  const literals = [...source.matchAll(literal)].map(found => found[1] ?? '')
  const beginnings = new Set([...source.matchAll(beginning)].map(found => found[1] ?? ''))
  const below = [...beginnings].flatMap(each => [...englishKeys].filter(key => key.startsWith(each)))
  return [...literals.filter(key => englishKeys.has(key)), ...below]
}

const sections: Record<string, string[]> & { every: string[] } = JSON.parse(
  readFileSync(`${folder}/sections.json`, 'utf8'),
)

/** What people may do has names like those of texts. */
const rights = readFileSync('src/web/shared/session/may.ts', 'utf8')

/** A page of a feature with so much to say that its words are its own, beside those of the feature. */
const pagesWithWords: Readonly<Record<string, { feature: string; files: string[] }>> = {
  logWords: {
    feature: 'settings',
    files: [
      'src/web/features/settings/routes/LogWordsSettings.tsx',
      ...globSync('src/web/features/settings/parts/log-words/*.{ts,tsx}'),
    ],
  },
}

function filesOfFeature(feature: string): string[] {
  const page = pagesWithWords[feature]
  if (page) return filesFrom(page.files)
  const apart = Object.values(pagesWithWords).flatMap(({ files }) => files)
  const files = globSync(`src/web/features/${feature}/**/*.{ts,tsx}`)
  return filesFrom(files.filter(file => !apart.includes(file)))
}

/** These files and what they import, at once or later, but for the pages of features, which bring their own words. */
function filesFrom(files: string[]): string[] {
  const found = new Set(files)
  for (const file of found)
    for (const [, name] of readFileSync(file, 'utf8').matchAll(/(?:from |import\()'(\.[^']+\.tsx?)'/g)) {
      const imported = relative('.', resolve(dirname(file), name ?? ''))
      const isPage = /^src\/web\/features\/\w+\/routes\//.test(imported)
      if (imported.startsWith('src/web/') && !isPage) found.add(imported)
    }
  return [...found]
}

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
    const used = new Set(keysIn(sources))
    expect([...englishKeys].filter(key => !used.has(key))).toEqual([])
  })

  it.each(others)('say in %s which texts a native reader has checked', code => {
    const { _checked } = JSON.parse(readFileSync(`${folder}/${code}.json`, 'utf8'))
    const keys = keysOf(english)
    expect(_checked.filter((key: string) => !keys.has(key))).toEqual([])
  })

  it.each(Object.keys(sections))('come with the pages that show them: %s', feature => {
    const shown = feature === 'every' ? filesFrom(['src/web/app/main.tsx']) : filesOfFeature(feature)
    // What is refused, and what the server says in English, have their words fetched when they are met.
    const around = sections[pagesWithWords[feature]?.feature ?? feature] ?? []
    const met = ['refusals', 'reasons', 'notes', 'files'].flatMap(each => sections[each] ?? [])
    const there = [...sections.every, ...met, ...around, ...(sections[feature] ?? [])]
    const missing = shown.flatMap(file =>
      keysIn(readFileSync(file, 'utf8'))
        .filter(key => !there.includes(key.split('.')[0] ?? '') && !rights.includes(`'${key}'`))
        .map(key => `${file}: ${key}`),
    )
    expect(missing).toEqual([])
  })
})
