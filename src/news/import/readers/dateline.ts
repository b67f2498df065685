import { isCountry } from '../../../core/languages/countries.ts'
import { languageEntries } from '../../../core/languages/registry.ts'

/**
 * The places of a dateline ("Islamabad/ Lahore: …") at the beginning of a text, or undefined where it has none.
 * What stands before the colon must look like places: one to ten names with "/" between them, each of one to three
 * capitalised words (or words of a script without capitals), and no word that heads notes and addresses. A country
 * after a comma ("Erbil, Iraq: …") is left out; any other name there is a place, too ("Model Town, Lahore: …").
 */
export function readDateline(text: string): string[] | undefined {
  const start = text.slice(0, 500).replace(/^[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/u, '')
  const head = /^([^:：\n]{2,200})[:：](?!\/\/)/.exec(start)?.[1]
  if (head === undefined) return undefined
  const places: string[] = []
  for (const part of head.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').split(/[/／]/)) {
    const [place, country, ...more] = part.split(/[,،]/).map(name => name.trim())
    if (place === undefined || more.length > 0) return undefined
    if (!isPlaceName(place) || (country !== undefined && !isPlaceName(country))) return undefined
    places.push(place)
    if (country !== undefined && !isCountry(country)) places.push(country)
  }
  return places.length <= 10 ? places : undefined
}

/** Whether nothing but marks and white space follows the dateline. */
export function isDatelineAlone(text: string): boolean {
  return text.slice(text.search(/[:：]/) + 1).trim() === ''
}

function isPlaceName(name: string): boolean {
  const words = name.split(/[ \u00a0\t]+/)
  return (
    name.length <= 40 &&
    words.length <= 3 &&
    words.every(word => capitalised.test(word)) &&
    name.replace(/[^\p{L}]/gu, '').length > 1 &&
    !headsANote.has(name.toLowerCase())
  )
}

const capitalised = /^[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{M}'’.\-\u200c]*$/u

/** Words that stand before a colon at the head of a paragraph, in any language that has an entry, and are no place. */
const headsANote: ReadonlySet<string> = new Set(languageEntries.flatMap(({ headings }) => headings))
