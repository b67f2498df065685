import { useTranslation } from 'react-i18next'
import { asProblem, type Problem } from '../api/problem.ts'
import { fallbackLanguage } from '../text/fallback-language.ts'
import { isolate } from '../text/isolate.ts'
import { type KnownProblem, knownProblems } from './known-problems.ts'

export interface ProblemText {
  text: string
  /** `text` is the server's own sentence, in English. */
  isEnglish: boolean
  /** The server's English sentence, where `text` says only what kind of problem it is. */
  more?: string
}

/**
 * What went wrong, in the reader's language: the sentence of its code, else that of its kind with the server's English
 * sentence below it, which holds what a network or a file said.
 */
export function useProblemText(): (thrown: unknown) => ProblemText {
  const { t, i18n } = useTranslation()
  return thrown => {
    const problem = asProblem(thrown)
    const { code, detail, family } = problem
    const values = valuesOf(problem)
    const own = knownProblems.find((each): each is KnownProblem => each === code)
    if (own) return { text: t(`problem.${own}`, values), isEnglish: false }
    // What comes from the server is known to be a key of ours once the language has words for it.
    const hasWords = (key: string): boolean => i18n.exists(key)
    const ofCode = `refusal.code.${code}` as 'refusal.code.busy'
    if (hasWords(ofCode)) return { text: t(ofCode, values), isEnglish: false }
    const ofFamily = `refusal.family.${family}` as 'refusal.family.conflict'
    if (i18n.language === fallbackLanguage || !hasWords(ofFamily)) return { text: detail, isEnglish: true }
    const kind = { text: t(ofFamily), isEnglish: false }
    return family === 'not-found' ? kind : { ...kind, more: detail }
  }
}

/** Names are set apart, whatever their direction; numbers stay numbers, also where the server writes them as text. */
function valuesOf({ params }: Problem): Record<string, string | number> {
  const values = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === 'string' && Number.isNaN(Number(value)) ? isolate(value) : value,
  ])
  return Object.fromEntries(values)
}
