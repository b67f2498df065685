import { withPlainDigits } from './digits.ts'
import { normalised } from './windows.ts'

/**
 * Words for search: every text and every query is folded and split here, never by the database, so that the embedded
 * record and a server in any locale find the same.
 *
 * Folded are letter case, digits of all scripts, accents and vowel signs, presentation forms, the letters that keyboards
 * for Arabic, Persian, Urdu, Pashto and Kurdish write differently, and the composition of Bengali letters.
 */

/** The longest word that is kept, in UTF-16 units; longer ones are found by their beginning. */
const longestWord = 64

/** What a word is found by: the whole of it, or all of its parts where it was written in several. */
export interface SearchTerm {
  whole: string
  /** Empty where it has only one. */
  parts: readonly string[]
}

/** The words of a query, in its order, each once. */
export function searchTermsOf(query: string): SearchTerm[] {
  const terms = new Map<string, SearchTerm>()
  for (const term of termsOf(query)) if (!terms.has(term.whole)) terms.set(term.whole, term)
  return [...terms.values()]
}

/**
 * The distinct words by which texts are found, in their order; a word that was joined by a hyphen, an apostrophe or a
 * ZWNJ is found as one and by each part. Ends when `mostBytes` of UTF-8 are full.
 */
export function searchWordsOf(texts: readonly string[], mostBytes: number): string[] {
  const words = new Set<string>()
  let left = mostBytes
  for (const text of texts) {
    for (const { whole, parts } of termsOf(text)) {
      for (const word of [whole, ...parts]) {
        if (words.has(word)) continue
        left -= Buffer.byteLength(word)
        if (left < 0) return [...words]
        words.add(word)
      }
    }
  }
  return [...words]
}

/** Letters, digits and their marks, with joiners inside. */
const joined = /[\p{L}\p{N}\p{M}]+(?:['\-\u200c][\p{L}\p{N}\p{M}]+)*/gu
const joiners = /['\-\u200c]/

function* termsOf(text: string): Generator<SearchTerm> {
  for (const [written] of folded(text).matchAll(joined)) {
    const parts = written.split(joiners).filter(hasSubstance)
    if (parts.length === 0) continue
    const whole = shortened(parts.join(''))
    yield { whole, parts: parts.length > 1 ? [...new Set(parts.map(shortened))] : [] }
  }
}

/** Marks alone are no word. */
function hasSubstance(part: string): boolean {
  return /[\p{L}\p{N}]/u.test(part)
}

function shortened(word: string): string {
  if (word.length <= longestWord) return word
  // Not half of a character at the end.
  return word.slice(0, longestWord).replace(/[\ud800-\udbff]$/, '')
}

function folded(text: string): string {
  const apart = normalised(text.replace(bengaliTa, '\u09ce'), 'NFKD').toLowerCase()
  return withPlainDigits(apart)
    .replace(invisible, '')
    .replace(joinerOutside, '')
    .replace(marks, '')
    .replace(varying, letter => oneForm[letter] ?? '')
}

/** Bengali khanda ta as it was written before Unicode 4.1. */
const bengaliTa = /\u09a4\u09cd\u200d/g

/** Soft hyphens, joiners, marks and isolates of direction: all that is not seen, but for ZWNJ. */
const invisible = /[\p{Cf}--\u200c]/gv

/** ZWNJ parts words in Arabic script alone; elsewhere it only shapes letters. */
const joinerOutside = /(?<!\p{Script=Arabic}\p{M}{0,4})\u200c|\u200c(?!\p{Script=Arabic})/gu

/**
 * Accents of Latin, Greek and Cyrillic, points of Hebrew, vowel signs, madda and hamza of Arabic (NFKD has set them apart
 * from their letters). Vowel signs of Indic scripts are letters to their readers, and stay.
 */
const marks =
  /[\p{M}&&[\p{Script=Inherited}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}]]/gv

/** One letter for those that people write for each other; an empty one for what they leave out. */
const oneForm: Record<string, string> = {
  ...forms('ی', 'يىېۍێۑ'),
  ...forms('ک', 'كڪ'),
  ...forms('گ', 'ګ'),
  ...forms('ه', 'ہھةەۃ'),
  ...forms('ا', 'ٱ'),
  ...forms('و', 'ۆۇۈۋ'),
  ...forms('ن', 'ں'),
  ...forms('ر', 'ڕ'),
  ...forms('ل', 'ڵ'),
  ...forms('', 'ءـ'),
  ...forms('-', '\u2010\u2011\u2012\u2013\u2212'),
  ...forms("'", '\u2019\u02bc\u02bb\u2018\u02b9\uff07'),
  ...forms('ss', 'ß'),
  ...forms('ae', 'æ'),
  ...forms('oe', 'œ'),
  ...forms('th', 'þ'),
  ...forms('o', 'ø'),
  ...forms('d', 'đð'),
  ...forms('l', 'ł'),
  ...forms('h', 'ħ'),
  ...forms('i', 'ı'),
  ...forms('σ', 'ς'),
}
const varying = new RegExp(`[${Object.keys(oneForm).join('')}]`, 'gu')

function forms(one: string, others: string): Record<string, string> {
  return Object.fromEntries([...others].map(letter => [letter, one]))
}
