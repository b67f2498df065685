import type { DatelineError } from '../../../core/errors/errors.ts'
import { languageTag } from '../../../core/languages/registry.ts'
import { type Html, html } from '../frame/html.ts'
import { say, tell, type View } from '../frame/view.ts'
import { type Key, knownKey, type Params } from './words.ts'

/** What was wrong, in the language of the page; in English, marked as such, where it is seldom seen on a page. */
export function wordsOfError(view: View, error: DatelineError): Html {
  const text = textFor(view, error)
  return text ? tell(view, text.key, text.params) : html`<span lang="en" dir="ltr">${error.message}</span>`
}

/** The same for a script, as plain text. */
export function plainWordsOfError(view: View, error: DatelineError): string {
  const text = textFor(view, error)
  return text ? say(view, text.key, text.params) : error.message
}

interface Text {
  key: Key
  params: Params
}

function textFor(view: View, error: DatelineError): Text | undefined {
  const { code, params } = error
  if (code === 'password-length') {
    const isShort = Number(params.length) < Number(params.least)
    return { key: isShort ? 'fields.passwordShort' : 'fields.passwordLong', params }
  }
  if (code === 'weak-password') return weaknessText(view, error)
  const key = knownKey(`errors.${code}`)
  return key && { key, params }
}

/** Why a password is weak, as the estimator found it (access/passwords/password-weakness.ts). */
function weaknessText(view: View, { data }: DatelineError): Text | undefined {
  const { weakness, sources, least } = data
  const key = knownKey(`weakness.${String(weakness)}`)
  const words = (Array.isArray(sources) ? sources : [])
    .map(source => knownKey(`sources.${String(source)}`))
    .flatMap(source => (source ? say(view, source) : []))
  const list = new Intl.ListFormat(languageTag(view.language)).format(words)
  return key && { key, params: { sources: list, least: Number(least ?? 0) } }
}
