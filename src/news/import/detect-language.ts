import { francAll } from 'franc-min'
import type { Language } from '../../core/language.ts'
import { foldKey } from '../../core/text/fold-key.ts'
import { normalised } from '../../core/text/windows.ts'
import { foreignLetters, functionWords, ownLetters } from './language-marks.ts'

/**
 * The most likely language of a text, a guess for records that do not say. Links, addresses, handles and hashtags
 * do not count. `likely` are the languages of the office, for texts that could be several.
 */
export function detectLanguage(text: string, likely: readonly Language[] = []): Language {
  return judge(text, likely).language
}

/** Whether that guess is sure: enough speaks for it, and nothing for another language, ours or not. */
export function isLanguageSure(text: string): boolean {
  return judge(text, []).sure
}

interface Judgement {
  language: Language
  sure: boolean
}

function judge(text: string, likely: readonly Language[]): Judgement {
  const words = withoutAddresses(normalised(text, 'NFKC'))
  const letters = count(words, /\p{L}/gu)
  const scripts = {
    latin: count(words, /\p{Script=Latin}/gu),
    bengali: count(words, /\p{Script=Bengali}/gu),
    arabic: count(words, /\p{Script=Arabic}/gu),
  }
  const most = Math.max(scripts.latin, scripts.bengali, scripts.arabic)
  const clear = most > 0 && most >= letters * leastShare
  const judged =
    most === scripts.latin
      ? inLatinScript(words)
      : most === scripts.bengali
        ? { language: 'bn' as const, sure: !foreignLetters.bengali.test(words) }
        : inArabicScript(words, likely)
  return { ...judged, sure: judged.sure && clear }
}

/** The share of one script below which a text may be in two languages. */
const leastShare = 0.7

function withoutAddresses(text: string): string {
  return text
    .replace(/\b(?:https?:\/\/|www\.)\S+/giu, ' ')
    .replace(/[^\s@]{1,64}@[^\s@]{1,255}/gu, ' ')
    .replace(/(?<![\p{L}\p{N}])[@#＠＃][\p{L}\p{M}\p{N}_.]+/gu, ' ')
    .replace(/\b[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,4}\.[a-z]{2,12}\b(?:\/\S*)?/giu, ' ')
}

/** English, unless its small words are missing and its letter triples look like another language's. */
function inLatinScript(words: string): Judgement {
  const all = words.toLowerCase().match(/[\p{L}\p{M}’']+/gu) ?? []
  const small = all.filter(word => functionWords.en.has(word)).length
  const share = all.length === 0 ? 0 : small / all.length
  if (share >= 0.15) return { language: 'en', sure: true }
  const [[first = 'und'] = []] = francAll(words, { minLength: 20 })
  return { language: 'en', sure: first === 'eng' }
}

const inArabic = ['prs', 'ps', 'ur', 'ar'] as const
type InArabic = (typeof inArabic)[number]

/** Each word speaks for the languages whose small word it is, or whose letters it has; none by a keyboard's yeh or kaf. */
function inArabicScript(words: string, likely: readonly Language[]): Judgement {
  const scores: Record<InArabic, number> = { prs: 0, ps: 0, ur: 0, ar: 0 }
  let foreign = 0
  for (const word of words.match(/[\p{Script=Arabic}\p{M}\u200c]+/gu) ?? []) {
    const folded = foldKey(word)
    for (const language of inArabic) {
      if (functionWords[language].has(folded)) scores[language] += 2
      if (ownLetters[language].test(word)) scores[language] += 1
    }
    // Persian's four letters are in Urdu and Pashto, too, and tell all three from Arabic.
    if (/[پچژگ]/.test(word)) for (const language of ['prs', 'ps', 'ur'] as const) scores[language] += 0.5
    if (foreignLetters.arabic.test(word)) foreign += 2
  }
  const weighed = (language: InArabic) => scores[language] + (likely.includes(language) ? 0.75 : 0)
  const [best, second] = [...inArabic].sort((a, b) => weighed(b) - weighed(a))
  const sure = scores[best ?? 'ar'] >= 2 && scores[best ?? 'ar'] >= 1.5 * scores[second ?? 'ar'] + foreign
  return { language: best ?? 'ar', sure }
}

function count(text: string, pattern: RegExp): number {
  let found = 0
  for (const _match of text.matchAll(pattern)) found += 1
  return found
}
