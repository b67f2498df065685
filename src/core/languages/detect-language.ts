import { francAll } from 'franc-min'
import { foldKey } from '../text/fold-key.ts'
import { normalised } from '../text/windows.ts'
import type { LanguageEntry } from './entry.ts'
import type { Language } from './language.ts'
import { readLanguage } from './language-code.ts'
import { fallbackLanguage, languageEntries, languageEntry, languageTag } from './registry.ts'
import { propertyOfScript, scriptOfText } from './script-of-text.ts'

export interface DetectedLanguage {
  language: Language
  /** Enough speaks for it, and nothing for another language, with an entry or without. */
  sure: boolean
}

/** The share of one script below which a text may be in two languages. */
const leastShare = 0.7

/**
 * The most likely language of a text, a guess for records that do not say. Links, addresses, handles and hashtags
 * do not count. `likely` are the languages of the office, for texts that could be several.
 */
export function detectLanguage(text: string, likely: readonly Language[] = []): DetectedLanguage {
  const words = withoutAddresses(normalised(text, 'NFKC'))
  const { script, share, letters } = scriptOfText(words)
  if (script === undefined) return { language: firstOf(likely), sure: false }
  const evidence = { words: wordsOf(words, script), triples: once(() => byTriples(words, letters)), likely }
  const candidates = candidatesIn(script, likely)
  const judged =
    candidates.length === 0 ? withoutCandidates(evidence, script) : best(candidates, evidence, script)
  return { language: asTheOffice(judged.language, likely), sure: judged.sure && share >= leastShare }
}

/** The languages of a script that have an entry, and the office's; of a language in two forms, the office's. */
function candidatesIn(script: string, likely: readonly Language[]): LanguageEntry[] {
  const own = likely.map(languageEntry)
  const others = languageEntries.filter(
    entry => !own.includes(entry) && !own.some(each => each.detection && each.detection === entry.detection),
  )
  return [...own, ...others].filter(entry => scriptFamily(entry.script) === scriptFamily(script))
}

function withoutAddresses(text: string): string {
  return text
    .replace(/\b(?:https?:\/\/|www\.)\S+/giu, ' ')
    .replace(/[^\s@]{1,64}@[^\s@]{1,255}/gu, ' ')
    .replace(/(?<![\p{L}\p{N}])[@#＠＃][\p{L}\p{M}\p{N}_.]+/gu, ' ')
    .replace(/\b[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,4}\.[a-z]{2,12}\b(?:\/\S*)?/giu, ' ')
}

interface Evidence {
  /** As written, and folded. */
  words: { written: string; folded: string }[]
  /** The language whose triples of letters the text has, as franc names it; undefined for short texts. It takes a while. */
  triples: () => string | undefined
  likely: readonly Language[]
}

function wordsOf(text: string, script: string): Evidence['words'] {
  const found = text.match(wordPattern(script)) ?? []
  const fold = script === 'Latn' ? (word: string) => word.toLowerCase() : foldKey
  return found.map(written => ({ written: written.toLowerCase(), folded: fold(written) }))
}

const wordPatterns = new Map<string, RegExp>()

function wordPattern(script: string): RegExp {
  const known = wordPatterns.get(script)
  if (known) return known
  const pattern = new RegExp(`[${propertyOfScript(script)}\\p{M}\\u200c’']+`, 'gu')
  wordPatterns.set(script, pattern)
  return pattern
}

/** Fewer letters than this make no triples to speak of. */
const leastLetters = 20

function byTriples(text: string, letters: number): string | undefined {
  if (letters < leastLetters) return undefined
  const [[nearest = 'und'] = []] = francAll(text, { minLength: leastLetters })
  return nearest === 'und' ? undefined : nearest
}

function once<Value>(work: () => Value): () => Value {
  let done: { value: Value } | undefined
  return () => {
    done ??= { value: work() }
    return done.value
  }
}

/** Each word speaks for the languages whose small word it is, or whose letters it has; none by a keyboard's yeh or kaf. */
function best(candidates: readonly LanguageEntry[], evidence: Evidence, script: string): DetectedLanguage {
  const scored = candidates.map(entry => ({ entry, own: scoreOf(entry, evidence) }))
  const byWords = strongest(scored, ({ entry }) => officeBonus(entry, evidence))
  const foreign = evidence.words.filter(({ written }) => foreignLetters.test(written)).length * 2
  if (scored.length === 1 && byWords.entry.detection === undefined) {
    return { language: byWords.entry.code, sure: foreign === 0 }
  }
  const isClear = ({ entry, own }: Scored) =>
    own >= 1.5 * Math.max(0, ...scored.filter(each => each.entry !== entry).map(each => each.own)) + foreign
  if (script !== 'Latn') {
    return {
      language: byWords.entry.code,
      sure: isClear(byWords) && byWords.own >= Math.max(2, evidence.words.length / 4),
    }
  }
  if (isClear(byWords) && isOfSmallWords(byWords.entry, evidence)) {
    return { language: byWords.entry.code, sure: true }
  }
  // Triples of letters tell languages in Latin script apart where words do not; in others, keyboards vary too much.
  const nearest = evidence.triples()
  const first = strongest(
    scored,
    ({ entry }) => officeBonus(entry, evidence) + (isCalled(entry, nearest) ? 0.5 : 0),
  )
  const stranger = strangerOf(first, evidence)
  if (stranger !== undefined) return { language: stranger, sure: false }
  const isKnown = first.entry.detection !== undefined || evidence.likely.includes(first.entry.code)
  return { language: first.entry.code, sure: isClear(first) && isCalled(first.entry, nearest) && isKnown }
}

interface Scored {
  entry: LanguageEntry
  /** What its words and letters say, without the office's part. */
  own: number
}

/** The first of the highest; there is at least one. */
function strongest(scored: readonly Scored[], bonus: (each: Scored) => number): Scored {
  return scored.reduce((best, each) => (each.own + bonus(each) > best.own + bonus(best) ? each : best))
}

/** Letters of languages that have no entry, in scripts of those that have: Sindhi, Uyghur; Assamese. */
const foreignLetters = /[ڀٺٽڦڄڃڇڊڏڌڳڱڻۇۈۋڭৰৱ]/

/** Where no words of a language are known, triples of letters speak for it as one small word in seven would. */
function scoreOf(entry: LanguageEntry, { words, triples }: Evidence): number {
  const { detection } = entry
  if (!detection) return isCalled(entry, triples()) ? words.length * 0.3 : 0
  let score = 0
  for (const { written, folded } of words) {
    if (detection.smallWords.has(folded)) score += 2
    if (detection.ownLetters?.test(written)) score += 1
    if (detection.sharedLetters?.test(written)) score += 0.5
  }
  return score
}

/** A word of another language does not speak against the office's own; two do. */
function officeBonus(entry: LanguageEntry, { likely }: Evidence): number {
  return likely.includes(entry.code) ? 2.25 : 0
}

/** Of English and its like, hardly a word in seven is not a small one. */
function isOfSmallWords(entry: LanguageEntry, { words }: Evidence): boolean {
  const small = words.filter(({ folded }) => entry.detection?.smallWords.has(folded)).length
  return words.length > 0 && small / words.length >= 0.15
}

/** A language without an entry that the triples of a long text show, where no word speaks for one that has. */
function strangerOf(first: Scored, evidence: Evidence): Language | undefined {
  const { triples, words, likely } = evidence
  const nearest = words.length < leastWords ? undefined : triples()
  if (nearest === undefined) return undefined
  if (likely.includes(first.entry.code) && first.own > 0) return undefined
  const known = languageEntries.some(entry => isCalled(entry, nearest))
  if (known || first.own > words.length * 0.2) return undefined
  return readLanguage(nearest)
}

/** Of a text that triples alone may place. */
const leastWords = 12

function withoutCandidates({ triples }: Evidence, script: string): DetectedLanguage {
  const nearest = triples()
  const code = nearest && readLanguage(nearest)
  const usual = new Intl.Locale(`und-${script}`).maximize().language
  return { language: code ?? readLanguage(usual) ?? fallbackLanguage, sure: false }
}

/** Whether franc's name of a language, ISO 639-3, means this one. */
function isCalled(entry: LanguageEntry, franc: string | undefined): boolean {
  if (franc === undefined) return false
  if (entry.detection) return entry.detection.franc === franc
  return Intl.getCanonicalLocales(franc)[0] === new Intl.Locale(languageTag(entry.code)).language
}

/** Simplified and traditional Chinese have one set of letters to a regular expression, and Korean another name. */
function scriptFamily(script: string): string {
  if (/^Han[ist]$/.test(script)) return 'Hani'
  return script === 'Hang' ? 'Kore' : script
}

/** The office's own form of the language: `de-AT` where it has that and the text is in German. */
function asTheOffice(code: Language, likely: readonly Language[]): Language {
  if (likely.length === 0 || likely.includes(code)) return code
  const { language } = new Intl.Locale(languageTag(code))
  const { script } = languageEntry(code)
  const own = likely.find(
    each => new Intl.Locale(languageTag(each)).language === language && languageEntry(each).script === script,
  )
  return own ?? code
}

function firstOf(likely: readonly Language[]): Language {
  return likely.includes(fallbackLanguage) ? fallbackLanguage : (likely[0] ?? fallbackLanguage)
}
