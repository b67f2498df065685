import type { InterfaceLanguage } from '../../../core/languages/interface-languages.ts'
import { languageTag } from '../../../core/languages/registry.ts'
import ar from './ar.json' with { type: 'json' }
import bn from './bn.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import prs from './prs.json' with { type: 'json' }
import ps from './ps.json' with { type: 'json' }
import ur from './ur.json' with { type: 'json' }

type Sections = typeof en
/** `left_one` and `left_other` are two forms of `left`. */
type Stem<Name> = Name extends `${infer Plain}_${Intl.LDMLPluralRule}` ? Plain : Name
/** `section.name`, as in the language files. */
export type Key = {
  [Section in keyof Sections & string]: `${Section}.${Stem<keyof Sections[Section]> & string}`
}[keyof Sections & string]

export type Params = Readonly<Record<string, string | number>>

type Texts = Readonly<Record<string, Readonly<Record<string, string>>>>
const texts: Readonly<Record<InterfaceLanguage, Texts>> = { en, ur, ar, prs, ps, bn }

/**
 * The text of a key with its `{names}` still open. A param named `count` chooses among the plural forms of the language,
 * which end in `_one`, `_few` and the other categories of CLDR.
 */
export function textOf(language: InterfaceLanguage, key: Key, params: Params = {}): string {
  const found = typeof params.count === 'number' && find(language, `${key}_${formOf(language, params.count)}`)
  const text = found || find(language, key)
  if (text === undefined) throw new Error(`no text for ${key} in ${language}`)
  return text
}

/** The key, where there is a text for it: for codes of errors, of which only some reach a page. */
export function knownKey(key: string): Key | undefined {
  return find('en', key) === undefined ? undefined : (key as Key)
}

function find(language: InterfaceLanguage, key: string): string | undefined {
  const [section = '', ...name] = key.split('.')
  return texts[language][section]?.[name.join('.')]
}

function formOf(language: InterfaceLanguage, count: number): Intl.LDMLPluralRule {
  return new Intl.PluralRules(languageTag(language)).select(count)
}
