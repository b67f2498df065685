import type { Direction } from '../core/languages/language.ts'

const lri = '\u2066'
const pdi = '\u2069'
const digit = '0-9\u0660-\u0669\u06f0-\u06f9'

/** What must keep its left-to-right order inside right-to-left text. */
const leftToRight = new RegExp(
  [
    '\u2066[^\u2069]*\u2069', // isolated already
    '(?:https?://|www\\.)[^\\s\u0600-\u06ff]+',
    '[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+',
    '[@#][A-Za-z0-9_]+',
    `(?:\\+|00?)[${digit}](?:[ -]?[${digit}]){5,}`, // a phone number: its groups stay one
    `[<>+\\-\u2212±]?[${digit}]+(?:[.,:/\u066b\u066c\u2013-][${digit}]+)*\\+?(?:[ \u00a0]?[%\u066a])?`,
  ].join('|'),
  'gu',
)

/**
 * Wraps every number, phone number, handle and address of right-to-left text in U+2066…U+2069, so that
 * `+18%` and `0304 1112123` print as written; without it the bidi algorithm turns them round
 * (UAX #9, 2.4.2). Left-to-right text comes back as it is. Applying it twice changes nothing.
 */
export function isolate(text: string, direction: Direction): string {
  if (direction === 'ltr') return text
  return text.replace(leftToRight, found => (found.startsWith(lri) ? found : `${lri}${found}${pdi}`))
}

/** Closes isolates that a cut left open, and drops closings without an opening. */
export function balanceIsolates(text: string): string {
  let open = 0
  let balanced = ''
  for (const character of text) {
    if (character === pdi && open === 0) continue
    if (character === lri) open += 1
    if (character === pdi) open -= 1
    balanced += character
  }
  return balanced + pdi.repeat(open)
}
