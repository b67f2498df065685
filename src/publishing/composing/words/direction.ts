import type { Direction, Language } from '../../../core/languages/language.ts'
import { languageEntry } from '../../../core/languages/registry.ts'

const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Mandaic}\p{Script=Mende_Kikakui}\p{Script=Samaritan}\p{Script=Hanifi_Rohingya}\p{Script=Yezidi}]/u
/** What stands inside an isolate does not count (UAX #9, P2). */
const isolated = /[\u2066-\u2068][^\u2066-\u2069]*\u2069/gu
const mark = /[\p{L}\u200e\u200f\u061c]/u

/** The direction of the first strong character; of the language where a text has none. */
export function directionOf(text: string, language: Language): Direction {
  return firstStrong(text) ?? languageEntry(language).direction
}

/** The direction of the first strong character, if there is one. */
export function firstStrong(text: string): Direction | undefined {
  const first = mark.exec(text.replace(isolated, ''))?.[0]
  if (first === undefined) return undefined
  if (first === '\u200e') return 'ltr'
  return first === '\u200f' || first === '\u061c' || rightToLeft.test(first) ? 'rtl' : 'ltr'
}
