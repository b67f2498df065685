import { DatelineError } from '../../core/errors/errors.ts'
import type { Language } from '../../core/languages/language.ts'
import { languageEntry } from '../../core/languages/registry.ts'
import { normalised } from '../../core/text/windows.ts'

const mostKeywords = 200
const longestKeyword = 80

/** One word of a keyword: with `*` at an end it stands for any letters there ("traffick*"). */
export interface WordPattern {
  kind: 'whole' | 'start' | 'end' | 'inside'
  letters: string
}

/** A keyword as detection compares it: one or more words; none where it holds no letter or digit. */
export function patternsOf(keyword: string): WordPattern[] {
  return foldedWords(keyword, '*').flatMap((word): WordPattern[] => {
    const letters = word.replaceAll('*', '')
    if (letters === '') return []
    const open = { before: word.startsWith('*'), after: word.endsWith('*') }
    if (open.before && open.after) return [{ kind: 'inside', letters }]
    if (open.before) return [{ kind: 'end', letters }]
    return [{ kind: open.after ? 'start' : 'whole', letters }]
  })
}

/** The words in the form in which they are compared: lower case, without the marks and letters that spellings vary in. */
export function foldedWords(text: string, alsoLetter: '*' | '' = ''): string[] {
  const folded = normalised(text, 'NFKC')
    .toLowerCase()
    .replace(/[\u064b-\u065f\u0670\u0640]/g, '')
    .replace(/[يى]/g, 'ی')
    .replace(/ك/g, 'ک')
    .replace(/[أإآ]/g, 'ا')
  return folded.match(alsoLetter === '*' ? /[\p{L}\p{M}\p{N}*]+/gu : /[\p{L}\p{M}\p{N}]+/gu) ?? []
}

/**
 * Keywords as they are kept: composed, without spaces around, and each once; of two that detection takes for the same
 * ("Visa", "visa"; "ويزا", "ویزا") the first.
 * @throws DatelineError `keyword-invalid`, `too-many-keywords`.
 */
export function keptKeywords(language: Language, keywords: readonly string[]): string[] {
  const kept = new Map<string, string>()
  for (const keyword of keywords) {
    const plain = keyword.normalize('NFC').trim()
    const patterns = patternsOf(plain)
    if (patterns.length === 0 || plain.length > longestKeyword) {
      throw new DatelineError('keyword-invalid', {
        keyword: keyword.slice(0, longestKeyword).toWellFormed(),
        most: longestKeyword,
      })
    }
    const same = JSON.stringify(patterns)
    if (!kept.has(same)) kept.set(same, plain)
  }
  if (kept.size > mostKeywords) {
    throw new DatelineError('too-many-keywords', {
      count: kept.size,
      language: languageEntry(language).english,
      most: mostKeywords,
    })
  }
  return [...kept.values()]
}
