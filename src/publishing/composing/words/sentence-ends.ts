import type { Language } from '../../../core/languages/language.ts'
import { fallbackLanguage, languageEntry } from '../../../core/languages/registry.ts'

/**
 * Where sentences end, as UTF-16 positions, white space behind them left out. The segmenter knows the signs of all
 * scripts; what looks like an end to it and not to readers is taken out: the number of a list's entry, a title, an
 * initial, an ordinal (`24. Dezember`), and a sign with no white space after it (`Call us!@kn9`).
 */
export function sentenceEnds(text: string, language: Language): number[] {
  const segmenter = new Intl.Segmenter(languageEntry(language).locale, { granularity: 'sentence' })
  const openEnds = openEndsOf(language)
  const ends: number[] = []
  for (const { segment, index } of segmenter.segment(text)) {
    const sentence = segment.trimEnd()
    if (sentence === '') continue
    const end = index + sentence.length
    if (end === text.trimEnd().length || isEnd(text, end, openEnds)) ends.push(end)
  }
  return ends
}

/** Readers' eyes need no more of what stands before an end than this. */
const reach = 60

function isEnd(text: string, end: number, openEnds: readonly RegExp[]): boolean {
  const before = text.slice(Math.max(0, end - reach), end)
  const lineSoFar = before.slice(before.lastIndexOf('\n') + 1)
  const next = text.slice(end, end + 2)
  if (!/^\s/.test(next) && !(fullStop.test(before) && startsWord.test(next))) return false
  if (entryNumber.test(lineSoFar)) return false
  return next.startsWith('\n') || !openEnds.some(openEnd => openEnd.test(before))
}

/** Signs behind which some scripts go on without a space: Urdu, Arabic, Bengali, Hindi, Chinese, Japanese, Amharic. */
const fullStop = /[۔।॥؟。！？｡።፧][”’」』）)]?$/u
const startsWord = /^[^\p{Script=Latin}\P{L}]/u

/** `1.`, `(2)`, `১।`, `۱۔`, `a)`, `iv.` at the beginning of a line. */
const entryNumber = /^[\s*•\-–]*[([]?(?:\p{Nd}{1,3}(?:[.-]\p{Nd}{1,2})*|\p{L}|[ivx]{1,5})[\])]?[.):۔।-]*$/u

/** What a short form or an ordinal may stand behind. */
const wordBegins = '(?:^|[\\s("“„«\\u2066\\u200f])'
/** `24. Dezember`, `II. kerület`; four digits are a year, and may well end a sentence. */
const ordinal = new RegExp(`${wordBegins}(?:\\p{Nd}{1,3}|[IVXLC]{1,6})\\.$`, 'u')

const openEndsBy = new WeakMap<object, RegExp[]>()

/** By what the end of a text shows that its sentence goes on. */
function openEndsOf(language: Language): RegExp[] {
  const { sentences, script } = languageEntry(language)
  const known = openEndsBy.get(sentences)
  if (known) return known
  // English names and titles stand in texts of other scripts, and of languages whose own are not known here.
  const isOwnEnough = script === languageEntry(fallbackLanguage).script && sentences.abbreviations.length > 0
  const others = isOwnEnough ? [] : languageEntry(fallbackLanguage).sentences.abbreviations
  const found = [
    abbreviationOf([...sentences.abbreviations, ...others]),
    ...(sentences.ordinals === 'full-stop' ? [ordinal] : []),
    ...(sentences.openEnd ? [sentences.openEnd] : []),
  ]
  openEndsBy.set(sentences, found)
  return found
}

/** Titles and short forms, initials, and letters with a full stop each (`H.E.`, `U.N.`). */
function abbreviationOf(shortForms: readonly string[]): RegExp {
  const forms = shortForms.map(form => form.replaceAll('.', '\\.')).join('|')
  const letters = '(?:\\p{L}\\p{M}*[.۔]\\s?)+\\p{L}\\p{M}*'
  return new RegExp(`${wordBegins}(?:\\p{Lu}|\\p{Script=Arabic}|${letters}|${forms})[.۔]$`, 'u')
}
