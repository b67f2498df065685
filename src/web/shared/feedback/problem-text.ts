import { useTranslation } from 'react-i18next'
import { asProblem } from '../api/problem.ts'

/** Codes for which the language files have a sentence of their own. */
const known = [
  'app-failed',
  'internal',
  'not-signed-in',
  'request-limit',
  'request-not-served',
  'request-too-large',
  'role-missing',
  'unreachable',
] as const

type KnownCode = (typeof known)[number]

/** What went wrong, in the reader's language where there is a text of it; else the server's English sentence. */
export function useProblemText(): (thrown: unknown) => { text: string; isEnglish: boolean } {
  const { t } = useTranslation()
  return thrown => {
    const { code, detail } = asProblem(thrown)
    const own = known.find((each): each is KnownCode => each === code)
    return own ? { text: t(`problem.${own}`), isEnglish: false } : { text: detail, isEnglish: true }
  }
}
