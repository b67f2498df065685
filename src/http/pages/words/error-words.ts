import type { DatelineError } from '../../../core/errors/errors.ts'
import { fallbackLanguage, languageTag } from '../../../core/languages/registry.ts'
import { type Html, html } from '../frame/html.ts'
import { say, tell, type View } from '../frame/view.ts'
import { type Key, knownKey, type Params } from './words.ts'

/**
 * What was wrong, in the language of the page; of an error that is seldom seen on a page, what can be done about its
 * kind. What a network said of it follows as it is.
 */
export function wordsOfError(view: View, error: DatelineError): Html {
  const text = textFor(view, error)
  if (!text) return html`<span lang="en" dir="ltr">${error.message}</span>`
  const words = tell(view, text.key, text.params)
  const reason = reasonOf(error)
  return reason ? html`${words} <span lang="en" dir="ltr">${reason}</span>` : words
}

/** The same for a script, as plain text, without what a network said. */
export function plainWordsOfError(view: View, error: DatelineError): string {
  const text = textFor(view, error)
  return text ? say(view, text.key, text.params) : error.message
}

/** Why, as a network or the settings of the installation have it. */
function reasonOf({ code, params }: DatelineError): string | undefined {
  // A form says what is wrong beside its fields.
  if (code === 'form-invalid' || code === 'weak-password' || !knownKey(`errors.${code}`)) return undefined
  const reason = params.reason ?? params.faults
  return typeof reason === 'string' ? reason : undefined
}

interface Text {
  key: Key
  params: Params
}

function textFor(view: View, error: DatelineError): Text | undefined {
  const { code, params, family } = error
  if (code === 'password-length') {
    const isShort = Number(params.length) < Number(params.least)
    return { key: isShort ? 'fields.passwordShort' : 'fields.passwordLong', params }
  }
  if (code === 'weak-password') return weaknessText(view, error)
  const key = knownKey(`errors.${code}`)
  if (key) return { key, params }
  // The English message says more, and is for those who read it.
  return view.language === fallbackLanguage ? undefined : { key: `families.${family}`, params: {} }
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
