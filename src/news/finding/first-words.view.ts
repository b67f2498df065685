import type { Language } from '../../core/languages/language.ts'
import { readDateline } from '../import/readers/dateline.ts'

/** How a variant begins, behind its dateline. */
export interface Beginning {
  language: Language
  text: string
  /** The item's places as this text names them, where it names them otherwise. */
  places?: string[]
}

/** At most so many UTF-16 units of a text stand in a list. */
const mostWords = 120

/**
 * The places of an item as a text of it names them in its dateline, in the language of that text; undefined where it
 * names others, or none.
 */
export function placesIn(text: string, places: readonly string[]): string[] | undefined {
  const own = places.length > 0 ? readDateline(text.slice(0, 800)) : undefined
  return own?.length === places.length && own.some((name, index) => name !== places[index]) ? own : undefined
}

/**
 * How a text begins, for lists that show its places before it: without its dateline ("Lahore: …"), on one line, and cut
 * between words. `text` may itself be the beginning of a longer one.
 */
export function firstWords(text: string, places: readonly string[]): string {
  const start = text.slice(0, 800)
  const isHeaded = places.length > 0 && readDateline(start) !== undefined
  const body = isHeaded ? start.slice(start.search(/[:：]/) + 1) : start
  const line = body.replace(/\s+/gu, ' ').trim()
  if (line.length <= mostWords) return line
  const cut = line.slice(0, mostWords + 1)
  const gap = cut.lastIndexOf(' ')
  return `${cut.slice(0, gap > mostWords / 2 ? gap : mostWords).replace(/[\ud800-\udbff]$/, '')}…`
}
