import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { asProblem, type Problem } from '../api/problem.ts'
import { sessionQuery } from '../session/session.ts'
import { fallbackLanguage } from '../text/fallback-language.ts'
import { isolate } from '../text/isolate.ts'
import { type KnownProblem, knownProblems } from './known-problems.ts'
import { refusalParts } from './refusal-parts.ts'

export interface ProblemText {
  /** Where `<reason/>` or `<ours/>` stands in it, the reason belongs, which ProblemSentence says. */
  text: string
  /** `text` is the server's own sentence, in English. */
  isEnglish: boolean
}

/**
 * What went wrong, in the reader's language: the sentence of its code, else that of its family. The server's English
 * stands only for those who read it, or where no words could be fetched.
 */
export function useProblemText(): (thrown: unknown) => ProblemText {
  const { t, i18n } = useTranslation()
  const valuesOf = useValues()
  return thrown => {
    const problem = asProblem(thrown)
    const { code, detail, family } = problem
    const own = knownProblems.find((each): each is KnownProblem => each === code)
    if (own) return { text: t(`problem.${own}`, valuesOf(problem)), isEnglish: false }
    // What comes from the server is known to be a key of ours once the language has words for it.
    const hasWords = (key: string): boolean => i18n.exists(key)
    const ofCode = `refusal.code.${code}` as 'refusal.code.busy'
    if (hasWords(ofCode)) return { text: t(ofCode, valuesOf(problem)), isEnglish: false }
    const ofFamily = `refusal.family.${family}` as 'refusal.family.conflict'
    if (i18n.language === fallbackLanguage || !hasWords(ofFamily)) return { text: detail, isEnglish: true }
    return { text: t(ofFamily), isEnglish: false }
  }
}

/**
 * Days and languages are the reader's; names are set apart, whatever their direction; numbers stay numbers, also where
 * the server writes them as text.
 */
function useValues(): (problem: Problem) => Record<string, string | number> {
  const { i18n } = useTranslation()
  // A problem may be that there is no session.
  const preferences = useQueryClient().getQueryData(sessionQuery.queryKey)?.preferences
  return ({ params }) => {
    const say = refusalParts()?.sayValue
    const inWords = (name: string, value: string | number): string | number => {
      if (typeof value === 'number' || !Number.isNaN(Number(value))) return value
      return (preferences && say?.(name, value, i18n, preferences)) ?? isolate(withoutMarks(value))
    }
    return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, inWords(name, value)]))
  }
}

/** A value must not be taken for the place of the reason; the joiner in it is not seen. */
function withoutMarks(value: string): string {
  return value.replace(/<(?=(?:reason|ours)\/>)/g, '<\u2060')
}
