import { useTranslation } from 'react-i18next'
import { asProblem } from '../api/problem.ts'
import { isolate } from '../text/isolate.ts'
import { type KnownProblem, knownProblems } from './known-problems.ts'

/** What went wrong, in the reader's language where there is a text of it; else the server's English sentence. */
export function useProblemText(): (thrown: unknown) => { text: string; isEnglish: boolean } {
  const { t } = useTranslation()
  return thrown => {
    const { code, detail, params } = asProblem(thrown)
    const own = knownProblems.find((each): each is KnownProblem => each === code)
    if (!own) return { text: detail, isEnglish: true }
    const values = Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' ? isolate(value) : value,
    ])
    return { text: t(`problem.${own}`, Object.fromEntries(values)), isEnglish: false }
  }
}
