import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { errorCatalogue } from '../../../src/core/errors/catalogue.ts'
import { errorFamilies } from '../../../src/core/errors/families.ts'
import { interfaceLanguages } from '../../../src/core/languages/interface-languages.ts'
import { languageTag } from '../../../src/core/languages/registry.ts'

type Texts = Record<string, Record<string, string>>

const folder = new URL('../../../src/http/', import.meta.url)
const read = (language: string): Texts =>
  JSON.parse(readFileSync(new URL(`pages/words/${language}.json`, folder), 'utf8'))
const english = flat(read('en'))

function flat(texts: Texts): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([section, names]) =>
      Object.entries(names).map(([name, text]): [string, string] => [`${section}.${name}`, text]),
    ),
  )
}
const forms = ['zero', 'one', 'two', 'few', 'many', 'other']
const stemOf = (key: string) => key.replace(new RegExp(`_(${forms.join('|')})$`), '')
const stems = (texts: Map<string, string>) => [...new Set([...texts.keys()].map(stemOf))].toSorted()
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted()

describe.each(interfaceLanguages)('the words of the pages in %s', language => {
  const texts = flat(read(language))

  it('are those of English, none missing and none besides', () => {
    expect(stems(texts)).toEqual(stems(english))
  })

  it('say something, and fill in what English fills in', () => {
    for (const [key, text] of texts) {
      expect(text.trim(), key).not.toBe('')
      const model = english.get(key) ?? english.get(`${stemOf(key)}_other`) ?? ''
      expect(
        placeholders(text).filter(name => name !== 'count'),
        key,
      ).toEqual(placeholders(model).filter(name => name !== 'count'))
    }
  })

  it('have the plural forms of the language, and no others', () => {
    const { pluralCategories } = new Intl.PluralRules(languageTag(language)).resolvedOptions()
    const counted = [...texts.keys()].filter(key => key !== stemOf(key))
    for (const stem of new Set(counted.map(stemOf))) {
      const found = counted.filter(key => stemOf(key) === stem).map(key => key.slice(stem.length + 1))
      expect(found.toSorted(), stem).toEqual(pluralCategories.toSorted())
    }
  })

  it('hold no tags, which would be shown as they are written', () => {
    for (const [key, text] of texts) expect(text, key).not.toMatch(/[<>&]/)
  })
})

it('every text of the pages is used', () => {
  const sources = globSync('**/*.ts', { cwd: folder }).map(file =>
    readFileSync(new URL(file, folder), 'utf8'),
  )
  const named = new Set(sources.flatMap(source => source.match(/(?<=')[a-zA-Z]+\.[\w-]+(?=')/g) ?? []))
  const families = ['days', 'weakness', 'sources', 'errors', 'families', 'notes']
  const unused = stems(english).filter(key => !named.has(key) && !families.includes(key.split('.')[0] ?? ''))
  expect(unused).toEqual(['frame.dark', 'frame.light', 'frame.system'])
})

it('every text of an error belongs to one that there is, and every kind of error has a title and a remedy', () => {
  const { errors = {}, families = {}, notes = {} } = read('en')
  expect(Object.keys(errors).filter(code => !(code in errorCatalogue))).toEqual([])
  expect(Object.keys(notes)).toEqual(expect.arrayContaining(Object.keys(errorFamilies)))
  expect(Object.keys(families).toSorted()).toEqual(Object.keys(errorFamilies).toSorted())
})
