import type { OpenFont } from './fonts.ts'
import { hindSiliguri, notoArabic, notoSans, type Setting, type Typeface } from './typefaces.ts'

/** A stretch of one direction, one font and one script; `end` is exclusive. */
export interface Run {
  start: number
  end: number
  level: number
  font: OpenFont
  /** ISO 15924, as HarfBuzz wants it. */
  script: 'Latn' | 'Arab' | 'Beng' | 'Zyyy'
}

const letters = { Latn: /\p{Script=Latin}/u, Arab: /\p{Script=Arabic}/u, Beng: /\p{Script=Bengali}/u }
const scriptNames = ['Latn', 'Arab', 'Beng'] as const
const invisible = /[\u2066-\u2069\u200e\u200f\u061c]/u
const joinsItsNeighbour = /[\s\p{M}\u200c\u200d]/u

/**
 * The families to try for a line. Its own letters lead; a line of figures alone is set in Noto Sans
 * in every language, and names in a foreign script find their letters at the end.
 */
export function familiesFor(text: string, setting: Setting): Typeface[] {
  const own = hasLetters(text, setting.script) ? [setting.typeface, notoSans] : [notoSans, setting.typeface]
  if (letters.Arab.test(text)) own.push(notoArabic)
  if (letters.Beng.test(text)) own.push(hindSiliguri)
  return [...new Set(own)]
}

/**
 * Cuts a line into runs. Scripts are kept apart even where one font has both: shaped together,
 * Bengali after a Latin word loses its conjuncts.
 */
export function runsOf(text: string, levels: Uint8Array, fonts: readonly OpenFont[]): Run[] {
  const runs: Run[] = []
  let index = 0
  for (const character of text) {
    const start = index
    index += character.length
    if (invisible.test(character)) continue
    const level = levels[start] ?? 0
    const last = runs.at(-1)
    const own = scriptOf(character)
    const follows = last !== undefined && last.level === level && last.end === start
    if (follows && joinsItsNeighbour.test(character) && covers(last.font, character)) {
      last.end = index
      continue
    }
    const font = fonts.find(candidate => covers(candidate, character)) ?? fonts[0]
    if (!font) continue
    const fits =
      follows && last.font === font && (own === 'Zyyy' || last.script === 'Zyyy' || own === last.script)
    if (!fits) {
      runs.push({ start, end: index, level, font, script: own })
      continue
    }
    last.end = index
    if (last.script === 'Zyyy') last.script = own
  }
  return runs
}

/** The runs from left to right: rule L2 of the bidi algorithm (UAX #9). */
export function visualOrder(runs: readonly Run[]): Run[] {
  const ordered = [...runs]
  const highest = Math.max(0, ...runs.map(run => run.level))
  for (let level = highest; level >= 1; level -= 1) {
    for (let from = 0; from < ordered.length; from += 1) {
      if ((ordered[from]?.level ?? 0) < level) continue
      let to = from
      while ((ordered[to]?.level ?? 0) >= level) to += 1
      ordered.splice(from, to - from, ...ordered.slice(from, to).reverse())
      from = to
    }
  }
  return ordered
}

function hasLetters(text: string, script: string): boolean {
  return scriptNames.some(name => name === script && letters[name].test(text))
}

function scriptOf(character: string): Run['script'] {
  if (letters.Latn.test(character)) return 'Latn'
  if (letters.Arab.test(character)) return 'Arab'
  return letters.Beng.test(character) ? 'Beng' : 'Zyyy'
}

function covers(font: OpenFont, character: string): boolean {
  return font.covers.has(character.codePointAt(0) ?? 0)
}
