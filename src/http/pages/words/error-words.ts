import type { DatelineError } from '../../../core/errors/errors.ts'
import { type Html, html } from '../frame/html.ts'
import { say, tell, type View } from '../frame/view.ts'
import { knownKey } from './words.ts'

/** What was wrong, in the language of the page; in English, marked as such, where it is seldom seen on a page. */
export function wordsOfError(view: View, error: DatelineError): Html {
  if (isOf(error, 'password-length')) {
    const { length, least } = error.params
    const key = Number(length) < Number(least) ? 'fields.passwordShort' : 'fields.passwordLong'
    return tell(view, key, error.params)
  }
  if (isOf(error, 'weak-password')) return weaknessOf(view, error) ?? inEnglish(error)
  const key = knownKey(`errors.${error.code}`)
  return key ? tell(view, key, error.params) : inEnglish(error)
}

/** Why a password is weak, as the estimator said it (access/passwords/password-weakness.ts). */
function weaknessOf(view: View, { data }: DatelineError): Html | undefined {
  const { weakness, sources, least } = data
  const key = knownKey(`weakness.${String(weakness)}`)
  if (!key) return undefined
  const words = (Array.isArray(sources) ? sources : [])
    .map(source => knownKey(`sources.${String(source)}`))
    .flatMap(source => (source ? say(view, source) : []))
  return tell(view, key, { sources: listOf(view, words), least: Number(least ?? 0) })
}

function listOf(view: View, words: readonly string[]): string {
  return new Intl.ListFormat(view.language === 'prs' ? 'fa-AF' : view.language).format(words)
}

function isOf(error: DatelineError, code: DatelineError['code']): boolean {
  return error.code === code
}

function inEnglish(error: DatelineError): Html {
  return html`<span lang="en" dir="ltr">${error.message}</span>`
}
