import { canonicalTag } from './canonical-tag.ts'
import { ar } from './entries/ar.ts'
import { bn } from './entries/bn.ts'
import { ckb } from './entries/ckb.ts'
import { de } from './entries/de.ts'
import { en } from './entries/en.ts'
import { hu } from './entries/hu.ts'
import { kmr } from './entries/kmr.ts'
import { prs } from './entries/prs.ts'
import { ps } from './entries/ps.ts'
import { sw } from './entries/sw.ts'
import { tr } from './entries/tr.ts'
import { ur } from './entries/ur.ts'
import type { LanguageEntry, NumberSystem } from './entry.ts'
import type { Language } from './language.ts'
import { directionOfScript, fontsOfScript, latinNumbers, wordsOfScript } from './scripts.ts'

/**
 * The languages that Dateline knows in detail. Any other that BCP 47 and CLDR name can be published in as well; what
 * is not written here then follows from its script.
 */
export const languageEntries: readonly LanguageEntry[] = [en, ur, ar, prs, ps, bn, hu, de, tr, sw, ckb, kmr]

/** Stands in where an office, an alt text or a credit line has nothing in the language that is needed. */
export const fallbackLanguage: Language = en.code

/** How the English sentences that Dateline writes show days. */
export const messageLocale = en.locale

/** What is known of a language: its entry, or what CLDR and its script say. */
export function languageEntry(code: Language): LanguageEntry {
  const known = derived.get(code)
  if (known) return known
  const entry = derive(code)
  if (derived.size < mostDerived) derived.set(code, entry)
  return entry
}

/** A language in an English sentence, with the code that files and screens know it by: `Urdu (ur)`. */
export function languageInWords(code: Language): string {
  return `${languageEntry(code).english} (${code})`
}

/** The tag that browsers, networks and screen readers know a language by: `fa-AF` for `prs`. */
export function languageTag(code: Language): string {
  return canonicalTag(code) ?? code
}

/** The code of the entry for a canonical tag; the tag itself where there is none. */
export function codeOfTag(tag: string): Language {
  return byTag.get(tag)?.code ?? byTag.get(withoutUsualScript(tag))?.code ?? tag
}

/** An installation uses a handful; a flood of invented ones is not kept. */
const mostDerived = 500

const derived = new Map(languageEntries.map(entry => [entry.code, entry]))
const byTag = new Map(languageEntries.map(entry => [languageTag(entry.code), entry]))

function withoutUsualScript(tag: string): string {
  const { language, script, region } = new Intl.Locale(tag)
  const shorter = region ? `${language}-${region}` : language
  return script && new Intl.Locale(shorter).maximize().script === script ? shorter : tag
}

/** A regional form (`de-AT`) has the words of its language's entry, where both are in one script. */
function derive(code: Language): LanguageEntry {
  const tag = languageTag(code)
  const locale = new Intl.Locale(tag)
  const { script = 'Zyyy' } = locale.maximize()
  const base = byTag.get(locale.language)
  const english = nameOf(tag, fallbackLanguage) ?? code
  const own = {
    code,
    locale: tag,
    english,
    native: nameOf(tag, tag) ?? english,
    numbers: { native: numbersOf(tag), usual: 'native' },
  } as const
  if (base?.script === script) return { ...base, ...own }
  const fonts = fontsOfScript(script)
  return {
    ...own,
    script,
    direction: directionOfScript(script),
    sentences: { abbreviations: [], ordinals: 'plain' },
    words: wordsOfScript(script),
    headings: [],
    ...(fonts ? { fonts } : {}),
  }
}

function nameOf(tag: string, inLanguage: string): string | undefined {
  return new Intl.DisplayNames([inLanguage], { type: 'language', fallback: 'none' }).of(tag)
}

function numbersOf(tag: string): NumberSystem {
  const format = new Intl.NumberFormat(tag, { useGrouping: true })
  const parts = format.formatToParts(12_345_678.5)
  const part = (type: Intl.NumberFormatPartTypes) => parts.find(each => each.type === type)?.value
  const percents = new Intl.NumberFormat(tag, { style: 'percent' }).formatToParts(0.5)
  const digits = Array.from({ length: 10 }, (_, digit) =>
    new Intl.NumberFormat(tag, { useGrouping: false }).format(digit),
  )
  const groups = parts.filter(each => each.type === 'group').length
  return {
    digits: digits.join(''),
    group: part('group') ?? latinNumbers.group,
    decimal: part('decimal') ?? latinNumbers.decimal,
    percent: percents.find(each => each.type === 'percentSign')?.value ?? latinNumbers.percent,
    grouping: groups > 2 || part('integer') === '1' ? 'lakh' : 'thousands',
  }
}
