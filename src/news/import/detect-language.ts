import type { Language } from '../../core/language.ts'

/** Letters that only one of the languages in Arabic script writes, or that tell Persian from Arabic. */
const letters = {
  pashto: /[ټډړږښځڅڼېۍګ]/gu,
  urdu: /[ٹڈڑںےہھ]/gu,
  persian: /[پچژگکی]/gu,
  arabic: /[ةيىكأإؤ]/gu,
}

/**
 * The language of a text by its script: Bengali; Pashto, Urdu, Dari or Arabic by the letters that only they write;
 * English otherwise. A guess, for records that do not say.
 */
export function detectLanguage(text: string): Language {
  const words = text.normalize('NFC')
  const latin = count(words, /\p{Script=Latin}/gu)
  const bengali = count(words, /\p{Script=Bengali}/gu)
  const arabicScript = count(words, /\p{Script=Arabic}/gu)
  if (latin >= bengali + arabicScript) return 'en'
  return bengali > arabicScript ? 'bn' : inArabicScript(words)
}

function inArabicScript(words: string): Language {
  const pashto = count(words, letters.pashto)
  const urdu = count(words, letters.urdu)
  if (pashto > 0 && pashto >= urdu) return 'ps'
  if (urdu > 0) return 'ur'
  return count(words, letters.persian) > count(words, letters.arabic) ? 'prs' : 'ar'
}

function count(text: string, pattern: RegExp): number {
  let found = 0
  for (const _match of text.matchAll(pattern)) found += 1
  return found
}
